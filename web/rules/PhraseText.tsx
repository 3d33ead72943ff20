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
  const account = useAccountId()
  // The parts of a sentence have no names of their own, and are never reordered: their position is their key.
  return phrase.map((part, index) => (
    <PartText key={`${index} ${part.text}`} part={part} href={links ? hrefOf(account, part) : undefined} />
  ))
}

const hrefOf = (account: string, { reference, zone }: Part) =>
  reference?.kind === 'groups' ? paths.document(account, 'groups', reference.id, zone) : undefined

// What can be hovered or clicked is `relative`, so that it lies above a link that covers a whole row.
function PartText({ part, href }: { part: Part; href: string | undefined }) {
  const id = part.reference?.id
  if (part.as === 'gap') {
    return (
      <span title={id} className="relative text-kumo-subtle underline decoration-dotted underline-offset-2">
        {part.text}
      </span>
    )
  }
  if (part.as !== 'value') return part.text
  if (href !== undefined) {
    return (
      <AppLink href={href} className="relative font-semibold text-kumo-link underline underline-offset-2 wrap-anywhere">
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
