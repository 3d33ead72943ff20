import { PhraseText } from '../rules/PhraseText'
import { useAsked } from './use-asked'

/** Why a change does to somebody what it does at one application, or under the changed rules, in a sentence or a few. */
export function WhyWords({ email, app }: { email: string; app?: string }) {
  const { data } = useAsked('why', { email, ...(app !== undefined && { app }) })
  if (!data) return <p className="min-h-5" />
  return (
    <p className="text-kumo-subtle wrap-anywhere">
      {data.sentences.map((sentence, at) => (
        // Sentences have no names of their own and are never reordered.
        <span key={at}>
          <PhraseText phrase={sentence} />{' '}
        </span>
      ))}
    </p>
  )
}
