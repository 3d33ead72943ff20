import { isObject } from '../json'
import type { ApprovalGroup } from '../documents'
import { accountOf, ana, appExample, appOf, bo, eve, peopleCalled, policyExample, policyOf, staff } from './example'
import type { Check, Found, Subject } from './check'
import type { Fix, Option } from './finding'
import { byChoice, fixed, setField } from './fixes'
import { isShutOut, letIntoLauncher } from './launcher'
import { colleague } from './whom-we-know'
import { peopleIn, rulesAt } from './subject'
import type { View } from './view'

const approvalsOf = ({ document }: Subject): ApprovalGroup[] => {
  const groups = document['approval_groups']
  return document['approval_required'] === true && Array.isArray(groups)
    ? groups.filter(isObject).map((group) => group as ApprovalGroup)
    : []
}

/** The addresses of those who can approve; `undefined` = a list of them could not be read. */
function approversOf(
  { email_addresses: named, email_list_uuid: list }: ApprovalGroup,
  view: View,
): string[] | undefined {
  const listed = list ? view.facts.lists?.find(({ id }) => id === list)?.items : []
  // What was typed as JSON may hold anything.
  const emails: unknown[] = Array.isArray(named) ? named : []
  const texts = emails.filter((email) => typeof email === 'string')
  return listed && [...new Set([...texts, ...listed].map((email) => email.toLowerCase()))]
}

const needed = ({ approvals_needed: count }: ApprovalGroup) => count

const asks = (groups: ApprovalGroup[], rest = {}) =>
  policyOf([staff], { approval_required: true, purpose_justification_required: true, approval_groups: groups, ...rest })
const by = (count: number, ...email_addresses: string[]): ApprovalGroup => ({
  approvals_needed: count,
  email_addresses,
})
const sound = appExample([asks([by(1, 'ana@example.com', 'bo@example.com')])])

const approval = (
  id: string,
  severity: Check['severity'],
  title: string,
  inDocument: NonNullable<Check['inDocument']>,
  finds: Check['examples']['finds'],
  spares: Check['examples']['finds'] = [sound],
  needs: Check['needs'] = 'approval_required',
): Check => ({ id, severity, title, needs, inDocument, examples: { finds, spares } })

const inApprovers = (index: number) => ({ field: 'approval_groups', index })

const known = { population: peopleCalled('ana', 'carla') }

const SWITCH_OFF = setField('Switch approval off', 'approval_required', () => false)

/** Somebody who can approve, too; of a policy without approvers the first. */
const approver = (
  view: View,
  { index, but, or }: { index: number; but: ReadonlySet<string>; or?: Omit<Option, 'id'> },
) =>
  colleague(view, {
    label: 'Approver',
    but,
    to: (email) =>
      setField('', 'approval_groups', (now) => {
        const groups: unknown[] = Array.isArray(now) ? now : []
        const named = (one: unknown) => {
          const group = isObject(one) ? one : { approvals_needed: 1 }
          const emails: unknown[] = Array.isArray(group['email_addresses']) ? group['email_addresses'] : []
          return { ...group, email_addresses: [...emails, email] }
        }
        return groups.length === 0 ? [named(undefined)] : groups.map((one, nth) => (nth === index ? named(one) : one))
      }).apply,
    ...(or && { or }),
  })

/** An approver where there is none; with more to approve than one person can, nobody is enough. */
function addApprover(groups: readonly ApprovalGroup[], view: View): Fix | undefined {
  if (groups.length > 1 || groups.some((group) => needed(group) > 1)) return undefined
  const or = { title: 'Nobody: switch approval off', apply: SWITCH_OFF.apply }
  return byChoice('Add an approver, or switch approval off', approver(view, { index: 0, but: new Set(), or }))
}

export const approvalChecks: readonly Check[] = [
  approval(
    'APPR-01',
    'stop',
    'Approval that nobody can give',
    (subject, view) => {
      const groups = approvalsOf(subject)
      const empty = groups.every((group) => approversOf(group, view)?.length === 0)
      return subject.document['approval_required'] === true && empty
        ? [
            {
              message: 'Approval is on, but nobody can approve, so nobody gets in. Add approvers.',
              at: { field: 'approval_groups' },
              fix: addApprover(groups, view) ?? SWITCH_OFF,
            },
          ]
        : []
    },
    [
      appExample([asks([])]),
      appExample([asks([by(1)])]),
      appExample([asks([])], {}, known),
      appExample([asks([by(2), by(1)])], {}, known),
    ],
  ),
  approval(
    'APPR-02',
    'stop',
    'More approvals than approvers',
    (subject, view) =>
      approvalsOf(subject).flatMap((group, index): Found[] => {
        const approvers = approversOf(group, view)
        if (!approvers || approvers.length === 0 || !(needed(group) > approvers.length)) return []
        const some = approvers.length === 1 ? 'one person can give one' : `${approvers.length} people can give them`
        const fix = setField(`Ask for ${approvers.length}`, 'approval_groups', (now) =>
          Array.isArray(now)
            ? now.map((one: unknown, nth) =>
                nth === index && isObject(one) ? { ...one, approvals_needed: approvers.length } : one,
              )
            : now,
        )
        return [
          {
            message: `${needed(group)} approvals are needed, and ${some}. Ask for fewer, or add approvers.`,
            at: inApprovers(index),
            people: approvers,
            fix,
          },
        ]
      }),
    [appExample([asks([by(3, 'ana@example.com', 'bo@example.com')])])],
  ),
  approval(
    'APPR-03',
    'doubt',
    'Approval that needs nobody',
    (subject) => {
      const groups = approvalsOf(subject)
      const fix = setField('Ask for one approval', 'approval_groups', (now) =>
        Array.isArray(now) ? now.map((one: unknown) => (isObject(one) ? { ...one, approvals_needed: 1 } : one)) : now,
      )
      return groups.length > 0 && groups.every((group) => needed(group) === 0)
        ? [
            {
              message: 'No approval is needed from this group, so it changes nothing. Ask for one.',
              at: inApprovers(0),
              fix,
            },
          ]
        : []
    },
    [appExample([asks([by(0, 'ana@example.com')])])],
  ),
  approval(
    'APPR-04',
    'doubt',
    'The only approver asks for approval too',
    (subject, view) => {
      const approvals = approvalsOf(subject)
      const asking = approvals.length > 0 ? peopleIn(rulesAt(subject, 'include'), view) : []
      return approvals.flatMap((group, index): Found[] => {
        const [only, ...more] = approversOf(group, view) ?? []
        return only !== undefined && more.length === 0 && asking.includes(only)
          ? [
              {
                message: `${only} is the only approver, and asks for approval too. Add another approver.`,
                at: inApprovers(index),
                people: [only],
                ...fixed(byChoice('Add another approver', approver(view, { index, but: new Set(asking) }))),
              },
            ]
          : []
      })
    },
    [
      appExample([{ ...asks([by(1, 'ana@example.com')]), include: [ana, bo] }]),
      appExample([{ ...asks([by(1, 'ana@example.com')]), include: [ana, bo] }], {}, known),
    ],
    [sound, appExample([{ ...asks([by(1, 'eve@example.com')]), include: [ana, bo] }])],
  ),
  approval(
    'APPR-05',
    'risk',
    'An approver who cannot open the App Launcher',
    (subject, view) =>
      approvalsOf(subject).flatMap((group, index): Found[] => {
        const shut = (approversOf(group, view) ?? []).filter((email) => isShutOut(email, view))
        return shut.length > 0
          ? [
              {
                message: `${shut.join(', ')} cannot open the App Launcher, where approvals are given, and so cannot approve. Let them in there.`,
                at: inApprovers(index),
                people: shut,
                ...fixed(letIntoLauncher(shut, view)),
              },
            ]
          : []
      }),
    [launcherFor([ana])],
    [launcherFor([staff]), sound],
  ),
  approval(
    'APPR-06',
    'doubt',
    'Approval without a reason',
    ({ document }) =>
      document['approval_required'] === true && document['purpose_justification_required'] !== true
        ? [
            {
              message: 'Visitors need approval but are not asked for a reason, so approvers cannot judge. Ask for one.',
              at: { field: 'purpose_justification_required' },
              fix: setField('Ask for a reason', 'purpose_justification_required', () => true),
            },
          ]
        : [],
    [appExample([asks([by(1, 'ana@example.com')], { purpose_justification_required: false })])],
  ),
  approval(
    'APPR-07',
    'doubt',
    'A question that is switched off',
    ({ document }) => {
      const prompt = document['purpose_justification_prompt']
      const written = typeof prompt === 'string' && prompt.trim() !== ''
      return written && document['purpose_justification_required'] !== true
        ? [
            {
              message: 'There is a question for visitors, but asking for a reason is switched off, so nobody reads it.',
              at: { field: 'purpose_justification_prompt' },
              fix: setField('Clear the question', 'purpose_justification_prompt', () => ''),
            },
          ]
        : []
    },
    [policyExample([staff], { purpose_justification_prompt: 'Why?' })],
    [
      policyExample([staff], { purpose_justification_prompt: 'Why?', purpose_justification_required: true }),
      policyExample([eve]),
    ],
    'purpose_justification_prompt',
  ),
]

function launcherFor(include: unknown[]) {
  const approved = asks([by(1, 'bo@example.com')])
  const open = policyOf(include, { id: 'open', name: 'Launcher' })
  return {
    account: accountOf({
      policies: [approved, open],
      apps: [appOf([approved]), appOf([open], { id: 'launcher', name: 'App Launcher', type: 'app_launcher' })],
    }),
  }
}
