import { useId, type ReactNode } from 'react'
import { Card } from '../../ui/Card'

interface Props {
  title: string
  action?: ReactNode
  children: ReactNode
}

/** A part of the settings, with its heading. */
export function SettingsCard({ title, action, children }: Props) {
  const id = useId()
  return (
    <Card role="region" aria-labelledby={id} className="flex min-w-0 flex-col gap-4 p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </Card>
  )
}
