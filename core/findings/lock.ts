import type { Check, Example } from './check'
import { accountOf, ana, appOf, policyExample, policyOf, SENSITIVE, staff } from './example'
import type { HeldPolicy, View } from './view'

const lastGrant = (decision: 'allow' | 'deny', others: boolean): Example => {
  const policy = policyOf([staff])
  const other = policyOf([ana], { id: 'other', name: 'Other' })
  const account = accountOf({ policies: [policy, other], apps: [appOf(others ? [policy, other] : [policy])] })
  return { account, draft: { kind: 'policies', document: { ...policy, decision } } }
}

const lastIn: Check = {
  id: 'LOCK-03',
  severity: 'stop',
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
    return [{ message, people: [...people] }]
  },
  examples: {
    finds: [policyExample([ana], {}, { sensitive_apps: SENSITIVE })],
    spares: [policyExample([staff], {}, { sensitive_apps: SENSITIVE }), policyExample([ana])],
  },
}

export const lockChecks: readonly Check[] = [lastIn, tooFew]
