import { DropdownMenu } from '@cloudflare/kumo/components/dropdown'
import type { Icon } from '@phosphor-icons/react'
import type { ReactElement } from 'react'

export interface MenuItem {
  label: string
  icon?: Icon
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
}

interface Props {
  /** The button that opens it; it must have an accessible name. */
  trigger: ReactElement
  items: readonly MenuItem[]
  align?: 'start' | 'center' | 'end'
}

/** A menu of actions. */
export function Menu({ trigger, items, align = 'end' }: Props) {
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger render={trigger} />
      <DropdownMenu.Content align={align}>
        {items.map(({ label, icon, danger, disabled, onSelect }) => (
          <DropdownMenu.Item
            key={label}
            variant={danger ? 'danger' : 'default'}
            disabled={disabled ?? false}
            onClick={onSelect}
            {...(icon && { icon })}
          >
            {label}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
