import { ProhibitIcon, ShieldCheckIcon, UserPlusIcon, type Icon } from '@phosphor-icons/react'
import type { RuleType } from '#core/rule-type'

/** What tells the three blocks apart besides their words: an icon, a colour, and the line at the side. */
export const blockLook: Record<RuleType, { Shape: Icon; side: string; tint: string; empty: string }> = {
  include: {
    Shape: UserPlusIcon,
    side: 'border-kumo-success',
    tint: 'bg-kumo-success-tint text-kumo-success',
    empty: 'Nobody yet. Add a person, a group or a place.',
  },
  require: {
    Shape: ShieldCheckIcon,
    side: 'border-kumo-info',
    tint: 'bg-kumo-info-tint text-kumo-info',
    empty: 'Nothing more is asked of them.',
  },
  exclude: {
    Shape: ProhibitIcon,
    side: 'border-kumo-danger',
    tint: 'bg-kumo-danger-tint text-kumo-danger',
    empty: 'Nobody is left out.',
  },
}
