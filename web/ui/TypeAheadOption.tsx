import { Autocomplete } from '@cloudflare/kumo/primitives/autocomplete'
import type { ReactNode } from 'react'

export interface TypeAheadOption {
  id: string
  title: string
  /** A few words that tell it from others, under the title. */
  detail?: string | undefined
  /** The word others use for it, in small type at the end of the line. */
  aside?: ReactNode
  icon?: ReactNode
  /** Why it cannot be chosen; it is then shown, but choosing it does nothing. */
  disabledReason?: string | undefined
}

/** One entry of the list under a text box. */
export function TypeAheadItem({ option, onChoose }: { option: TypeAheadOption; onChoose: (id: string) => void }) {
  const { disabledReason } = option
  return (
    <Autocomplete.Item
      value={option}
      disabled={disabledReason !== undefined}
      onClick={() => disabledReason === undefined && onChoose(option.id)}
      className="mx-1.5 flex cursor-pointer items-start gap-2.5 rounded px-2 py-1.5 data-disabled:cursor-not-allowed data-highlighted:bg-kumo-tint data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-kumo-brand"
    >
      {option.icon && (
        <span aria-hidden className="mt-0.5 shrink-0 text-kumo-subtle">
          {option.icon}
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className={`block text-base break-words ${disabledReason ? 'text-kumo-subtle' : ''}`}>
          {option.title}
        </span>
        {option.detail && <span className="block text-sm break-words text-kumo-subtle">{option.detail}</span>}
        {disabledReason && <span className="block text-sm text-kumo-warning">{disabledReason}</span>}
      </span>
      {option.aside && <span className="mt-0.5 shrink-0 text-xs text-kumo-subtle">{option.aside}</span>}
    </Autocomplete.Item>
  )
}
