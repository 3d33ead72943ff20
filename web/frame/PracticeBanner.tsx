import { FlaskIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'

/** Says that nothing here is real, while it is so. */
export function PracticeBanner() {
  const { data: session } = useQuery(sessionQuery())
  if (session?.mode !== 'practice') return null
  return (
    <aside
      aria-label="Practice data"
      className="flex items-center justify-center gap-2 border-b border-kumo-hairline bg-kumo-info-tint px-4 py-1.5 text-center text-sm text-kumo-default"
    >
      <FlaskIcon aria-hidden size={16} className="shrink-0" />
      Practice data. Nothing here is real.
    </aside>
  )
}
