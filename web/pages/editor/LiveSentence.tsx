import { QuotesIcon } from '@phosphor-icons/react'
import { useMemo } from 'react'
import { textOf } from '#core/phrase'
import { sentenceOf } from '#core/sentence'
import { PhraseText } from '../../rules/PhraseText'
import { useEditor } from './editor-context'
import { useStore } from '../../external-store'
import { useThrottled } from '../../ui/use-throttled'

/** More often than this, a sentence that is read out would only talk over itself. */
const READ_OUT_MS = 1000

/** How many rules of a kind the sentence tells one by one; the blocks below show all of them. */
const TOLD = 4

/** What the draft says, in words, while it is being changed. */
export function LiveSentence() {
  const { kind, draft, names } = useEditor()
  const document = useStore(draft.checked, (checked) => checked.document)
  const sentence = useMemo(() => sentenceOf(kind, document, { ...names, limit: TOLD }), [kind, document, names])
  const readOut = useThrottled(textOf(sentence), READ_OUT_MS)
  return (
    <section aria-label="In words" className="flex gap-3 rounded-xl bg-kumo-tint px-4 py-3">
      <QuotesIcon aria-hidden size={20} weight="fill" className="mt-1 shrink-0 text-kumo-subtle" />
      <p className="min-w-0 text-lg/7 wrap-anywhere">
        <PhraseText phrase={sentence} />
      </p>
      <p aria-live="polite" className="sr-only">
        {readOut}
      </p>
    </section>
  )
}
