import { useMemo } from 'react'
import { withDraftWords } from '#core/any-of-words'
import type { DocumentChange } from '#core/change-set'
import { knownDecision } from '#core/decision'
import { differences } from '#core/diff'
import type { SharedDraft } from '#core/shared-draft'
import { sentenceOf } from '#core/sentence'
import { useAccountNames } from '../api/account'
import { Differences } from '../rules/Differences'
import { PhraseText } from '../rules/PhraseText'
import { anyOfsMade } from './edited-change'
import { baseOf } from './draft-words'

interface Props {
  draft: Pick<SharedDraft, 'bases' | 'changes'>
  change: DocumentChange
}

/** One change of a draft in words: what would be different, or what the new one says. */
export function DraftChange({ draft, change }: Props) {
  const accountNames = useAccountNames()
  const names = useMemo(() => {
    const made = anyOfsMade(draft)
    return withDraftWords(accountNames, (id) => made.get(id))
  }, [accountNames, draft])
  const { nameOf } = names
  const base = baseOf(draft, change)
  const after = change.action === 'delete' ? undefined : change.document
  const found = useMemo(
    () => (base && after ? differences(change.kind, base, after, nameOf) : []),
    [change.kind, base, after, nameOf],
  )
  if (!after || !base) {
    const only = after ?? base
    return only ? (
      <p className="text-base wrap-anywhere">
        {after ? 'It will say: ' : 'It says: '}
        <PhraseText phrase={sentenceOf(change.kind, only, { ...names, limit: 20 })} />
      </p>
    ) : null
  }
  if (found.length === 0) return <p className="text-base text-kumo-subtle">Nothing is changed in it yet.</p>
  const { decision } = after as { decision?: unknown }
  return <Differences changes={found} context={{ ...names, decision: knownDecision(decision) }} />
}
