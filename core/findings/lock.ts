import { readRule } from '../rule'
import type { Check, Example } from './check'
import { sameDocument } from '../canonical'
import {
  accountOf,
  ana,
  appOf,
  bo,
  groupOf,
  inGroup,
  peopleCalled,
  policyExample,
  policyOf,
  SENSITIVE,
  staff,
} from './example'
import { rulesOf } from '../rule-lists'
import { RULE_TYPES } from '../rule-type'
import { email as person } from '../selectors/email'
import type { Apply } from './finding'
import { byChoice, fixed } from './fixes'
import { groupOf as groupIn } from './proof'
import { leadsTo } from './group-paths'
import { colleague } from './whom-we-know'
import { several, type AppView, type HeldPolicy, type View } from './view'

const lastGrant = (decision: 'allow' | 'deny', others: boolean): Example => {
  const policy = policyOf([staff])
  const other = policyOf([ana], { id: 'other', name: 'Other' })
  const account = accountOf({ policies: [policy, other], apps: [appOf(others ? [policy, other] : [policy])] })
  return { account, draft: { kind: 'policies', document: { ...policy, decision } } }
}

const lastIn: Check = {
  id: 'LOCK-03',
  severity: 'stop',
  stopsPublish: true,
  title: 'The last policy that lets anybody in',
  inDraft: ({ place, apps, document }, view, live) => {
    const letsIn = ({ decision, document: one }: HeldPolicy, by: View) =>
      decision !== 'deny' && by.most(by.listsOf(one)).length > 0
    const locked = apps.filter(({ app, policies, complete }) => {
      const before = live.appsOf(place.id).find((one) => one.app.id === app.id)
      return (
        complete &&
        before?.policies.some((one) => letsIn(one, live)) === true &&
        !policies.some((one) => letsIn(one, view))
      )
    })
    const names = locked.map(({ app }) => app.name).join(', ')
    return locked.length === 0
      ? []
      : [
          {
            message: `“${document.name}” is the last policy that lets anybody in at ${names}. As it stands now, nobody would get in there. Add another one first.`,
            at: { field: 'decision' },
          },
        ]
  },
  examples: {
    finds: [lastGrant('deny', false)],
    spares: [lastGrant('deny', true), lastGrant('allow', false)],
  },
}

const tooFew: Check = {
  id: 'LOCK-06',
  severity: 'risk',
  title: 'Fewer than two people can open a sensitive application',
  inApp: ({ app, policies, isSensitive, complete }, view) => {
    const letIn = policies.filter(({ decision }) => decision !== 'deny')
    if (!isSensitive || !complete || letIn.length === 0) return []
    const people = new Set<string>()
    for (const { document } of letIn) {
      for (const { values } of view.most(view.listsOf(document))) {
        const set = values.get('email')
        if (set?.of !== 'emails' || set.domains.size > 0) return []
        for (const email of set.emails) people.add(email)
      }
    }
    if (people.size !== 1) return []
    const message = `Only one person can open ${app.name}. Add another, for the day that person is away.`
    const named = letIn.find(({ decision, reusable }) => decision === 'allow' && reusable)
    const to =
      (email: string): Apply =>
      (document) => ({ ...document, include: [...rulesOf(document, 'include'), { [person.key]: { email } }] })
    const fix = named && byChoice('Let in another person', colleague(view, { label: 'Person', but: people, to }))
    return [{ message, people: [...people], ...fixed(fix && { ...fix, on: { kind: 'policies', id: named.id } }) }]
  },
  examples: {
    finds: [
      policyExample([ana], {}, { sensitive_apps: SENSITIVE }),
      policyExample([ana], {}, { sensitive_apps: SENSITIVE, population: peopleCalled('ana', 'bo', 'carla') }),
    ],
    spares: [policyExample([staff], {}, { sensitive_apps: SENSITIVE }), policyExample([ana])],
  },
}

/** From so many applications on, a change of a group is more than a doubt. */
const MANY_APPS = 10

const usedWidely: Check = {
  id: 'LOCK-05',
  severity: 'risk',
  title: 'A change of a group that many applications use',
  inDraft: ({ kind, place, document }, _view, live) => {
    const before = kind === 'groups' ? live.group(place.id) : null
    if (!before || sameDocument('groups', { ...document, name: '' }, { ...before, name: '' })) return []
    const apps = appsOfGroup(place.id, live).map(({ app }) => app.name)
    if (apps.length < 2) return []
    const message = `${apps.length} applications use this group, and the change holds at all of them: ${several(apps)}. If you mean one of them only, make a copy of the group for it.`
    return [{ message, severity: apps.length >= MANY_APPS ? 'risk' : 'doubt' }]
  },
  examples: {
    finds: [groupDraft(12, [ana, bo]), groupDraft(2, [bo])],
    spares: [groupDraft(12, [ana]), groupDraft(1, [bo])],
  },
}

const reached = new WeakMap<View, Map<string, readonly AppView[]>>()

/** The applications whose policies name a group, itself or by another group; found once for a view. */
function appsOfGroup(id: string, view: View): readonly AppView[] {
  const known = reached.get(view) ?? new Map<string, readonly AppView[]>()
  reached.set(view, known)
  const apps = known.get(id) ?? view.apps.filter(({ policies }) => policies.some((policy) => names(policy, id, view)))
  known.set(id, apps)
  return apps
}

const names = ({ lists }: HeldPolicy, id: string, view: View) =>
  RULE_TYPES.flatMap((ruleType) => lists[ruleType] ?? []).some((rule) => {
    const inner = groupIn(readRule(rule))
    return inner !== undefined && leadsTo(inner, id, view)
  })

function groupDraft(apps: number, include: unknown[]): Example {
  const policy = policyOf([inGroup('outer')])
  const group = groupOf('g', [ana])
  return {
    account: accountOf({
      policies: [policy],
      groups: [group, groupOf('outer', [inGroup('g')])],
      apps: Array.from({ length: apps }, (_, nth) => appOf([policy], { id: `app-${nth}`, name: `App ${nth}` })),
    }),
    draft: { kind: 'groups', document: { ...group, include } },
  }
}

export const lockChecks: readonly Check[] = [lastIn, tooFew, usedWidely]
