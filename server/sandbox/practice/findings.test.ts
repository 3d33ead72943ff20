import { expect, test } from 'vitest'
import type { RuleType } from '#core/rule-type'
import { practiceCompany } from './accounts'
import { lockOutSetUps, stopExamples, type StopExample } from './findings'
import { ghosts } from './ghosts'
import { OKTA, ONE_TIME_PIN } from './identity-providers'
import { listOf, objectsOf } from './reading'

const { documents } = practiceCompany()
const { policies = [], groups = [], apps = [], list_items: items = [] } = documents

type Members = Record<string, unknown>

/** The values of the rules of one selector. */
const values = (document: Members, ruleType: RuleType, key: string) =>
  objectsOf(objectsOf(document[ruleType]).map((rule) => rule[key]))

const keys = (document: Members, ruleType: RuleType) => objectsOf(document[ruleType]).flatMap(Object.keys)

/** The policies of an application, whole: a link with the reusable policy it leads to. */
const policiesOf = (app: Members): Members[] =>
  objectsOf(app.policies).map((link) =>
    Object.assign(
      {},
      policies.find(({ id }) => id === link.id),
      link,
    ),
  )

const groupsIn = (document: Members) =>
  values(document, 'include', 'group').map(({ id }) => groups.find((group) => group.id === id))

const isForEveryone = (policy: Members) => keys(policy, 'include').includes('everyone')

interface Subject {
  /** The policy or group at fault; for an application without a named policy, the application. */
  at: Members
  app: Members
}

function subjectOf({ kind, name, policy }: StopExample): Subject {
  const found = documents[kind]?.filter((document) => document.name === name) ?? []
  expect(found, `${kind} named ${name}`).toHaveLength(1)
  const document: Members = { ...found[0] }
  if (policy === undefined) return { at: document, app: document }
  const at = policiesOf(document).find((one) => one.name === policy)
  if (!at) throw new Error(`${name} has no policy ${policy}`)
  return { at, app: document }
}

/** What makes each example one: seen in its structure, not told by a linter. */
const makesItOne: Record<string, (subject: Subject) => boolean> = {
  'OPEN-02': ({ at }) => values(at, 'include', 'login_method').every(({ id }) => id === ONE_TIME_PIN),
  'OPEN-04': ({ at, app }) => at.decision === 'bypass' && isForEveryone(at) && !String(app.domain).includes('/'),
  'OPEN-07': ({ at }) => values(at, 'include', 'ip').some(({ ip }) => Number(String(ip).split('/')[1]) < 8),
  'OPEN-12': ({ at }) => groupsIn(at).some((group) => group && isForEveryone(group)),
  'OPEN-16': ({ at }) => values(at, 'include', 'email_domain').some(({ domain }) => !String(domain).includes('.')),
  'NEVER-01': ({ at }) => values(at, 'require', 'email').length === 2,
  'NEVER-02': ({ at }) => values(at, 'require', 'email_domain').length === 2,
  'NEVER-03': ({ at }) => new Set(values(at, 'require', 'geo').map(({ country_code }) => country_code)).size === 2,
  'NEVER-04': ({ at }) => values(at, 'require', 'ip').length === 2,
  'NEVER-05': ({ at }) => values(at, 'require', 'login_method').length === 2,
  'NEVER-06': ({ at }) =>
    values(at, 'exclude', 'email_domain').some(({ domain }) =>
      values(at, 'include', 'email').every(({ email }) => String(email).endsWith(`@${String(domain)}`)),
    ),
  'NEVER-07': ({ at }) => JSON.stringify(at.require) === JSON.stringify(at.exclude),
  'NEVER-08': ({ at }) =>
    values(at, 'require', 'email_domain').some(({ domain }) =>
      values(at, 'include', 'email').every(({ email }) => !String(email).endsWith(`@${String(domain)}`)),
    ),
  'NEVER-09': ({ at }) =>
    values(at, 'require', 'group').some(({ id }) => {
      const group = groups.find((one) => one.id === id)
      return group !== undefined && values(group, 'require', 'geo').length === 2
    }),
  'NEVER-10': ({ at }) => listOf(at.include).length === 0,
  'NEVER-11': ({ at, app }) =>
    values(at, 'require', 'login_method').some(({ id }) => id === OKTA) && !listOf(app.allowed_idps).includes(OKTA),
  'NEVER-12': ({ at }) => keys(at, 'require').includes('azureAD') && keys(at, 'require').includes('okta'),
  'NEVER-13': ({ at }) =>
    keys(at, 'include').every((key) => key === 'azureAD') &&
    values(at, 'require', 'login_method').some(({ id }) => id === ONE_TIME_PIN),
  'NEVER-14': ({ at }) => at.decision === 'non_identity' && keys(at, 'require').includes('email_domain'),
  'NEVER-17': ({ at }) => values(at, 'require', 'service_token').length === 2,
  'NEVER-18': ({ at }) => values(at, 'include', 'geo').some(({ country_code }) => country_code === 'UK'),
  'ACT-01': ({ at }) => at.decision === 'allow' && keys(at, 'include').includes('service_token'),
  'ACT-02': ({ at }) => at.decision === 'allow' && keys(at, 'include').includes('linked_app_token'),
  'ACT-03': ({ at }) => at.decision === 'bypass' && keys(at, 'include').includes('email'),
  'ACT-05': ({ at, app }) => app.type === 'infrastructure' && at.decision !== 'allow',
  'ACT-06': ({ at, app }) => app.type === 'infrastructure' && keys(at, 'require').includes('certificate'),
  'ACT-07': ({ at }) => at.decision === 'deny' && isForEveryone(at) && values(at, 'exclude', 'email').length === 1,
  'ACT-08': ({ at, app }) =>
    at.decision === 'deny' && isForEveryone(at) && at.precedence === 1 && policiesOf(app).length > 1,
  'ACT-11': ({ app }) => policiesOf(app).length > 0 && policiesOf(app).every(({ decision }) => decision === 'deny'),
  'ACT-14': ({ app }) => new Set(policiesOf(app).map((one) => one.precedence)).size < policiesOf(app).length,
  'REF-01': ({ at }) => values(at, 'include', 'group').some(({ id }) => id === ghosts.portoStudio),
  'REF-02': ({ at }) => groupsIn(at).some((group) => group && groupsIn(group).some((inner) => inner?.id === at.id)),
  'REF-04': ({ at }) => values(at, 'require', 'login_method').some(({ id }) => id === ghosts.oldDirectory),
  'REF-06': ({ at }) =>
    values(at, 'require', 'email_list').some(({ id }) => items.every(({ list_id }) => list_id !== id)),
  'REF-08': ({ at }) =>
    values(at, 'require', 'device_posture').some(({ integration_uid }) => integration_uid === ghosts.tablets),
  'REF-10': ({ at }) => listOf(at.include).length > 1000,
  'APPR-01': ({ at }) => at.approval_required === true && listOf(at.approval_groups).length === 0,
  'APPR-02': ({ at }) =>
    objectsOf(at.approval_groups).some(
      ({ approvals_needed, email_addresses }) => Number(approvals_needed) > listOf(email_addresses).length,
    ),
}

test('there is an example of every mistake that the catalogue stops at', () => {
  expect(new Set(stopExamples.map(({ id }) => id))).toEqual(new Set(Object.keys(makesItOne)))
})

test.each(stopExamples)('$id: $kind "$name" is the mistake it is said to be', (example) => {
  expect(makesItOne[example.id]?.(subjectOf(example))).toBe(true)
})

test.each(lockOutSetUps)('$id can be tried on $name', (example) => {
  const { at } = subjectOf(example)
  expect(at.decision).toBe('allow')
})

test('payroll has one policy that lets in, so that losing it locks everybody out', () => {
  const payroll = apps.find(({ name }) => name === 'Payroll')
  expect(payroll && policiesOf(payroll).filter(({ decision }) => decision === 'allow')).toHaveLength(1)
})
