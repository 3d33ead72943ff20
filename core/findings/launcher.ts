import type { AccessLookup, AccessRequest } from '../access-request'
import { decide } from '../decide'
import type { RuleLists } from '../evaluate'
import { rulesOf } from '../rule-lists'
import { email as person } from '../selectors/email'
import type { Fix } from './finding'
import { several, type View } from './view'

/** The App Launcher, where approvals are given; `undefined` while not all of its policies are known. */
const launcherIn = ({ apps }: View) => apps.find(({ app, complete }) => complete && app.type === 'app_launcher')

/** Whether a person surely cannot open the App Launcher. `instead`: what stands in the place of policies of it. */
export function isShutOut(email: string, view: View, instead: ReadonlyMap<string, RuleLists> = NONE): boolean {
  const launcher = launcherIn(view)
  const lookup: AccessLookup = {
    list: (id) => view.facts.lists?.find((list) => list.id === id)?.items,
    group: (id) => {
      const group = view.group(id)
      return group && (view.listsOf(group) as ReturnType<AccessLookup['group']>)
    },
  }
  const request: AccessRequest = { email }
  return (
    launcher !== undefined &&
    decide(
      launcher.policies.map(({ id, decision, lists }) => ({ ...(instead.get(id) ?? lists), decision })),
      request,
      lookup,
    ).access === 'denied'
  )
}

const NONE: ReadonlyMap<string, RuleLists> = new Map()

/** Names people in a policy of the App Launcher that lets people in, where that is enough. */
export function letIntoLauncher(emails: readonly string[], view: View): Fix | undefined {
  const rules = emails.map((email) => ({ [person.key]: { email } }))
  const named = (document: object) => [...rulesOf(document, 'include'), ...rules]
  const policy = launcherIn(view)?.policies.find(
    ({ id, reusable, decision, document, lists }) =>
      reusable &&
      decision === 'allow' &&
      emails.every((email) => !isShutOut(email, view, new Map([[id, { ...lists, include: named(document) }]]))),
  )
  return (
    policy && {
      label: `Let ${several(emails)} into the App Launcher`,
      on: { kind: 'policies', id: policy.id },
      apply: (document) => ({ ...document, include: named(document) }),
    }
  )
}
