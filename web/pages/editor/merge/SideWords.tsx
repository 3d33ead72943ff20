import type { MergeChange } from '#core/merge'
import type { Side } from '#core/merge-change'
import { asBefore, sideWords } from '#core/merge-words'
import { knownDecision } from '#core/decision'
import { PhraseText } from '../../../rules/PhraseText'
import { useEditor } from '../editor-context'

/** The three columns, in reading order. */
export const SIDES: readonly Side[] = ['base', 'theirs', 'mine']

export const sideNames: Record<Side, string> = { base: 'Before', theirs: 'Theirs', mine: 'Yours' }

interface Props {
  change: MergeChange
  side: Side
  /** What the policy does in this version: some rules read differently with it. */
  decision: unknown
}

/** What one version says of a thing that changed; a version that left it alone says so. */
export function SideWords({ change, side, decision }: Props) {
  const { kind, names } = useEditor()
  if (asBefore(change, side) && side !== 'base') return <span className="text-kumo-subtle">as before</span>
  const phrase = sideWords(kind, change, side, { ...names, decision: knownDecision(decision) })
  return <PhraseText phrase={phrase} links={false} />
}
