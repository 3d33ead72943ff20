import { TrashIcon } from '@phosphor-icons/react'
import { IconButton } from '../../ui/IconButton'

interface Props {
  /** The accessible name of the list. */
  label: string
  entries: readonly { id: string; words: string }[]
  empty: string
  /** Absent: it can be read only. */
  onRemove?: ((id: string) => void) | undefined
}

/** What stands in a setting that is a list, each with a button that takes it out. */
export function EntryList({ label, entries, empty, onRemove }: Props) {
  if (entries.length === 0) return <p className="text-kumo-subtle">{empty}</p>
  return (
    <ul aria-label={label} className="flex flex-col divide-y divide-kumo-hairline">
      {entries.map(({ id, words }) => (
        <li key={id} className="flex min-h-10 items-center justify-between gap-2 py-1">
          <span className="min-w-0 wrap-anywhere">{words}</span>
          {onRemove && <IconButton label={`Remove ${words}`} icon={TrashIcon} size="sm" onClick={() => onRemove(id)} />}
        </li>
      ))}
    </ul>
  )
}
