import { useMemo, useState, type ClipboardEvent, type Ref } from 'react'
import type { Decision } from '#core/decision'
import type { Rule } from '#core/rule'
import { suggest, type Suggestion } from '#core/suggest'
import { useAccountNames } from '../../api/account'
import { SelectorIcon } from '../../rules/SelectorIcon'
import { TypeAhead, type TypeAheadOption } from '../../ui/TypeAhead'
import { holdsMany, suggestionGroups, unreadNotes } from './add-rule-options'

interface Props {
  /** Absent in a rule group, which has no action of its own. */
  decision: Decision | undefined
  /** `edit`: the rule still lacks something, and its row should open. */
  onAdd: (rules: Rule[], options: { edit: boolean }) => void
  /** Text that holds several values was pasted. */
  onPasteMany: (text: string) => void
  inputRef?: Ref<HTMLInputElement>
  /** The accessible name: which block rules are added to. */
  label: string
  placeholder?: string
}

const PLACEHOLDER = 'Add a person, domain, country, group…'

const NOTHING_FITS = 'Nothing we know fits this. Empty the box to see everything that a rule can check.'

/**
 * The one box that adds rules: what is typed is matched with people, domains, countries, networks and everything the
 * account has. A whole rule is added at once and the box stays ready for the next; an unfinished one opens to be filled.
 */
export function AddRule({ decision, onAdd, onPasteMany, inputRef, label, placeholder = PLACEHOLDER }: Props) {
  const { sources, unreadable, wantEverything } = useAccountNames()
  const [typed, setTyped] = useState('')
  const offered = useMemo(() => suggestionGroups(typed, suggest(typed, sources, decision)), [typed, sources, decision])
  const groups = useMemo(
    () => offered.map((group) => ({ label: group.label, items: group.suggestions.map(option) })),
    [offered],
  )

  const choose = (id: string) => {
    const chosen = offered.flatMap(({ suggestions }) => suggestions).find((suggestion) => suggestion.id === id)
    if (!chosen) return
    setTyped('')
    onAdd([{ [chosen.selector.key]: chosen.value }], { edit: !chosen.complete })
  }

  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!holdsMany(text)) return
    event.preventDefault()
    onPasteMany(text)
  }

  return (
    <TypeAhead
      label={label}
      text={typed}
      onText={setTyped}
      groups={groups}
      onChoose={choose}
      onPaste={paste}
      onFocus={wantEverything}
      inputRef={inputRef}
      notes={[...(groups.length === 0 ? [NOTHING_FITS] : []), ...unreadNotes(sources.rows, unreadable)]}
      placeholder={placeholder}
      markFirst
    />
  )
}

const option = ({ id, selector, title, detail, fit }: Suggestion): TypeAheadOption => ({
  id,
  title,
  detail: fit.fits === 'poorly' ? `${detail} ${fit.why}`.trim() : detail || undefined,
  aside: selector.label === title ? undefined : selector.label,
  icon: <SelectorIcon name={selector.icon} />,
  disabledReason: fit.fits === 'no' ? fit.why : undefined,
})
