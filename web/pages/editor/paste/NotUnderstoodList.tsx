import { QuestionIcon, XIcon } from '@phosphor-icons/react'
import { inputVariants } from '@cloudflare/kumo/components/input'
import { IconButton } from '../../../ui/IconButton'

const SHOWN = 50

interface Props {
  lines: readonly string[]
  /** A line as it was mended; '' = removed. */
  onMend: (index: number, text: string) => void
}

/** What spells no value that we know. Each line can be mended in place; it then moves to where it belongs. */
export function NotUnderstoodList({ lines, onMend }: Props) {
  const more = lines.length - SHOWN
  return (
    <section aria-labelledby="not-understood" className="min-w-0">
      <div className="mb-1 flex items-center gap-2">
        <QuestionIcon aria-hidden size={18} className="shrink-0 text-kumo-warning" />
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
          <h3 id="not-understood" className="font-semibold">
            Not understood
          </h3>
          <span className="text-sm text-kumo-subtle">
            {lines.length.toLocaleString('en')}, left out unless you mend {lines.length === 1 ? 'it' : 'them'}
          </span>
        </div>
      </div>
      <ul className="flex max-h-56 flex-col gap-1 overflow-y-auto p-0.5">
        {lines.slice(0, SHOWN).map((line, index) => (
          <li key={`${index} ${line}`} className="flex items-center gap-1">
            <input
              aria-label={`Not understood: ${line.slice(0, 80)}`}
              defaultValue={line}
              spellCheck={false}
              className={`${inputVariants({ size: 'sm' })} min-w-0 flex-1`}
              onBlur={(event) => event.target.value !== line && onMend(index, event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
            <IconButton label="Remove this line" icon={XIcon} size="sm" onClick={() => onMend(index, '')} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-sm text-kumo-subtle">and {more.toLocaleString('en')} more lines, left out</p>}
    </section>
  )
}
