import type { Icon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'

interface Props {
  icon?: Icon
  title: string
  action?: ReactNode
  children?: ReactNode
}

/** In the place of a list that has nothing to show: one thought, one button. */
export function EmptyState({ icon: IconShape, title, action, children }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl bg-kumo-base px-6 py-14 text-center ring ring-kumo-hairline">
      {IconShape && <IconShape aria-hidden size={40} weight="duotone" className="text-kumo-subtle" />}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="max-w-prose text-base text-kumo-subtle">{children}</div>}
      {action}
    </div>
  )
}
