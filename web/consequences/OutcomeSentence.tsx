import { useThrottled } from '../ui/use-throttled'
import { useOutcome } from './counting'
import { outcomeSentence } from './outcome-words'

/** More often than this, counts that are read out would only talk over themselves. */
const READ_OUT_MS = 1000

/** Whom the draft touches, in a sentence that is read out as it changes. */
export function OutcomeSentence() {
  const counted = useOutcome((outcome) => outcome.counted)
  const sentence = counted ? outcomeSentence(counted) : 'Counting people…'
  const readOut = useThrottled(sentence, READ_OUT_MS)
  return (
    <>
      <p className="text-base font-semibold">{sentence}</p>
      <p aria-live="polite" className="sr-only">
        {readOut}
      </p>
    </>
  )
}
