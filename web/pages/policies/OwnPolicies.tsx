import { AppWindowIcon } from '@phosphor-icons/react'
import { sentenceOf } from '#core/sentence'
import { useAccountId, useAccountNames } from '../../api/account'
import { useOwnPolicies } from '../../api/own-policies'
import { DecisionMark } from '../../rules/DecisionMark'
import { PhraseText } from '../../rules/PhraseText'
import { Disclosure } from '../../ui/Disclosure'

/** The policies that no list of Cloudflare's has: each belongs to one application. They can be read here. */
export function OwnPolicies() {
  const policies = useOwnPolicies(useAccountId())
  const names = useAccountNames()
  if (!policies || policies.length === 0) return null
  return (
    <Disclosure summary={`Policies that belong to one application (${policies.length})`}>
      <p className="max-w-prose text-base text-kumo-subtle">
        They are of the older kind: each lives in one application and ends with it. They are changed in that
        application, in Cloudflare’s dashboard, so here you can only read them.
      </p>
      <ul className="grid gap-3 lg:grid-cols-2">
        {policies.map(({ app, document }) => (
          <li
            key={`${app.id} ${document.id}`}
            className="flex min-w-0 flex-col gap-2 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline"
          >
            <h3 className="font-semibold wrap-anywhere">{document.name}</h3>
            <p className="flex items-center gap-1.5 text-sm text-kumo-subtle">
              <AppWindowIcon aria-hidden size={16} className="shrink-0" />
              <span className="min-w-0 wrap-anywhere">Of the application {app.name}</span>
            </p>
            <DecisionMark decision={document.decision} />
            <p className="wrap-anywhere">
              <PhraseText phrase={sentenceOf('policies', document, { ...names, limit: 8 })} />
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
