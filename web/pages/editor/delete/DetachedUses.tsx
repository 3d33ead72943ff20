import { WarningIcon } from '@phosphor-icons/react'
import { knownDecision } from '#core/decision'
import { sentenceOf } from '#core/sentence'
import { useAccountNames } from '../../../api/account'
import { PhraseText } from '../../../rules/PhraseText'
import { Differences } from '../../../rules/Differences'
import { UseLinks } from '../UseLinks'
import type { DetachedUse } from './use-detach'

/** Everything that changes when a group is taken out of what uses it: what goes, for whom it holds then, what it says. */
export function DetachedUses({ uses }: { uses: readonly DetachedUse[] }) {
  const names = useAccountNames()
  return (
    <ul className="flex flex-col gap-3">
      {uses.map(({ use, kind, document, changes, reach, wider }) => {
        const { decision } = document
        return (
          <li key={use.id} className="flex flex-col gap-1.5 rounded-lg p-3 ring ring-kumo-hairline">
            <UseLinks uses={[use]} />
            <Differences changes={changes} context={{ ...names, decision: knownDecision(decision) }} />
            {reach.map((sentence) => (
              <p key={sentence} className="flex items-start gap-2">
                {wider && (
                  <WarningIcon aria-hidden size={18} weight="fill" className="mt-0.5 shrink-0 text-kumo-warning" />
                )}
                <span>{sentence}</span>
              </p>
            ))}
            <p className="rounded-md bg-kumo-tint px-3 py-2 wrap-anywhere">
              <PhraseText phrase={sentenceOf(kind, document, { ...names, limit: 4 })} links={false} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}
