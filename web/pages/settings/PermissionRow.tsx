import { CheckCircleIcon, QuestionIcon, XCircleIcon, type Icon } from '@phosphor-icons/react'
import type { Held, PermissionState } from '#core/connection'
import { Badge } from '../../ui/Badge'

const looks: Record<Held, { words: string; icon: Icon; tone: 'good' | 'bad' | 'plain' }> = {
  have: { words: 'Has it', icon: CheckCircleIcon, tone: 'good' },
  lack: { words: 'Lacks it', icon: XCircleIcon, tone: 'bad' },
  unknown: { words: 'Cannot tell', icon: QuestionIcon, tone: 'plain' },
}

/** One permission: its name as Cloudflare writes it, whether it is there, what for, and what works without. */
export function PermissionRow({ permission: { name, held, why, without } }: { permission: PermissionState }) {
  const { words, icon, tone } = looks[held]
  return (
    <li aria-label={name} className="grid gap-x-5 gap-y-1 py-3 md:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)]">
      <div>
        <Badge tone={tone} icon={icon}>
          {words}
        </Badge>
      </div>
      <div>
        <h3 className="font-semibold wrap-anywhere">{name}</h3>
        <p>{why}</p>
      </div>
      <p className={held === 'lack' ? '' : 'text-kumo-subtle'}>
        <span className="font-semibold">Without it: </span>
        {without}
      </p>
    </li>
  )
}
