import type { Phrase } from '#core/phrase'
import { PhraseText } from '../rules/PhraseText'

/** Who gets in, at most two lines of it; the whole stands on the thing's own page. */
export function SentenceCell({ phrase }: { phrase: Phrase }) {
  return (
    <p className="line-clamp-2 wrap-anywhere max-lg:line-clamp-4">
      <PhraseText phrase={phrase} />
    </p>
  )
}
