import { Banner as KumoBanner } from '@cloudflare/kumo/components/banner'
import { InfoIcon, WarningCircleIcon, WarningIcon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'

const tones = {
  info: { variant: 'default', Icon: InfoIcon },
  warning: { variant: 'alert', Icon: WarningIcon },
  error: { variant: 'error', Icon: WarningCircleIcon },
} as const

interface Props {
  tone?: keyof typeof tones
  title?: string
  action?: ReactNode
  children?: ReactNode
}

/** A message in the flow of the page. An error is read out at once. */
export function Banner({ tone = 'info', title, action, children }: Props) {
  const { variant, Icon } = tones[tone]
  return (
    <KumoBanner
      role={tone === 'error' ? 'alert' : undefined}
      variant={variant}
      icon={<Icon weight="fill" aria-hidden />}
      {...(title !== undefined && { title })}
      description={children}
      action={action}
    />
  )
}
