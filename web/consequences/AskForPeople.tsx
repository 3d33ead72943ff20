import { UsersIcon } from '@phosphor-icons/react'
import { Button } from '../ui/Button'
import { useKnownPeople } from './known-people'

/** The one button that has people read at Cloudflare where nothing else needed them yet. */
export function AskForPeople({ children = 'Show who gets in today' }: { children?: string }) {
  const { ask, asking } = useKnownPeople()
  return (
    <Button size="sm" icon={UsersIcon} loading={asking} onClick={ask} className="self-start max-md:h-11">
      {children}
    </Button>
  )
}
