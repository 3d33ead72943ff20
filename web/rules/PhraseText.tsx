import type { Part, Phrase } from '#core/phrase'
import { useAccountId } from '../api/account'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'

interface Props {
  phrase: Phrase
  /** Off where the sentence stands inside a button or a link. */
  links?: boolean
}

/** A sentence with its values in bold, gaps marked, and groups linked to their page. Ids are one hover away. */
export function PhraseText({ phrase, links = true }: Props) {
  // The parts of a sentence have no names of their own, and are never reordered: their position is their key.
  return phrase.map((part, index) => <PartText key={`${index} ${part.text}`} part={part} links={links} />)
}

function PartText({ part, links }: { part: Part; links: boolean }) {
  const account = useAccountId()
  const id = part.reference?.id
  if (part.as === 'gap') {
    return (
      <span title={id} className="text-kumo-subtle underline decoration-dotted underline-offset-2">
        {part.text}
      </span>
    )
  }
  if (part.as !== 'value') return part.text
  if (links && part.reference?.kind === 'groups') {
    return (
      <AppLink
        href={paths.group(account, part.reference.id)}
        className="font-semibold text-kumo-link underline underline-offset-2 wrap-anywhere"
      >
        {part.text}
      </AppLink>
    )
  }
  return (
    <strong title={id} className="font-semibold wrap-anywhere">
      {part.text}
    </strong>
  )
}
