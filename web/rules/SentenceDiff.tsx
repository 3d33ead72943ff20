import { useMemo } from 'react'
import { diffPhrases, type DiffPart } from '#core/phrase-diff'
import type { Phrase } from '#core/phrase'
import { PhraseText } from './PhraseText'

/** Two versions of a sentence as one: what goes is struck, what comes is underlined, and both are said to who listens. */
export function SentenceDiff({ before, after }: { before: Phrase; after: Phrase }) {
  const parts = useMemo(() => stretches(diffPhrases(before, after)), [before, after])
  return parts.map(({ was, phrase }, at) => {
    // Stretches have no names of their own, and are never reordered.
    const key = `${at} ${was}`
    const text = <PhraseText phrase={phrase} links={false} />
    if (was === 'removed') {
      return (
        <del key={key} className="rounded-sm bg-kumo-danger-tint px-0.5 line-through decoration-2">
          <span className="sr-only"> removed: </span>
          {text}
        </del>
      )
    }
    if (was === 'added') {
      return (
        <ins key={key} className="rounded-sm bg-kumo-success-tint px-0.5 underline decoration-2 underline-offset-4">
          <span className="sr-only"> added: </span>
          {text}
        </ins>
      )
    }
    return <span key={key}>{text}</span>
  })
}

/** Parts that follow each other and share a fate, together. */
function stretches(parts: readonly DiffPart[]): { was: DiffPart['was']; phrase: Phrase }[] {
  const found: { was: DiffPart['was']; phrase: Phrase }[] = []
  for (const { was, ...part } of parts) {
    const last = found.at(-1)
    if (last?.was === was) last.phrase.push(part)
    else found.push({ was, phrase: [part] })
  }
  return found
}
