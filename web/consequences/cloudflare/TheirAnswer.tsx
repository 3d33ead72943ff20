import { CloudIcon } from '@phosphor-icons/react'
import { useStore } from '../../external-store'
import { useCounting } from '../counting'
import type { ComparedRow } from '../questions'
import type { Check } from './check'
import { theirWords } from './check-words'

/** Beside our own answer: what Cloudflare's test says of somebody, where that is not the same. */
export function TheirAnswer({ email, app }: { email: string; app?: string }) {
  const row = useStore(useCounting().check, (check) => rowOf(check, email, app))
  const tested = useStore(useCounting().check, (check) => check?.changes)
  const stale = useStore(useCounting().outcome, ({ changes }) => changes !== tested)
  if (!row) return null
  return (
    <p className="flex items-baseline gap-1.5 font-medium">
      <CloudIcon aria-hidden size={16} weight="bold" className="shrink-0 self-center" />
      <span>
        Cloudflare {stale ? 'said of the draft as it was' : 'says'}: {theirWords(row)}
      </span>
    </p>
  )
}

function rowOf(check: Check | undefined, email: string, app: string | undefined): ComparedRow | undefined {
  if (!check?.compared || check.place.id !== app) return undefined
  const { differ, told } = check.compared
  return [...differ.rows, ...told.rows].find(({ person }) => person.email === email)
}
