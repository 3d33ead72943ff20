import type { ReactNode } from 'react'
import { ShieldCheckIcon, UsersThreeIcon } from '@phosphor-icons/react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { HistoryRecord } from '#core/history-record'
import { useAccountId } from '../api/account'
import { sessionQuery } from '../api/session'
import { TimeAgo } from '../lists/TimeAgo'
import { paths } from '../paths'
import { AppLink } from '../ui/AppLink'
import { RecordChanges } from './RecordChanges'
import { RecordName } from './RecordName'
import { RecordPeople } from './RecordPeople'
import { RecordReasons } from './RecordReasons'
import { RecordState } from './RecordState'
import { cameToNothing, deedWords, whoWords } from './record-words'

const icons = { policies: ShieldCheckIcon, groups: UsersThreeIcon }

interface Props {
  record: HistoryRecord
  /** In milliseconds since 1970. */
  now: number
  /** It stands among the changes of its own object. */
  ownHistory?: boolean
  /** It stands alone, so that its small print is told, too. */
  whole?: boolean
  /** What can be done with it. */
  children?: ReactNode
}

/** One recorded change: who, when, why, what in words, who was touched, and what became of it. */
export function RecordCard({ record, now, ownHistory = false, whole = false, children }: Props) {
  const account = useAccountId()
  const { data: session } = useQuery(sessionQuery())
  const headingId = useId()
  const { kind, name, at, message, number, people, cloudflare, undone_by: undoneBy } = record
  const Shape = icons[kind]
  return (
    <article
      aria-labelledby={headingId}
      className="flex min-w-0 flex-col gap-3 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h3 id={headingId} className="flex min-w-0 items-start gap-2 text-base wrap-anywhere">
          <Shape aria-hidden size={18} className="mt-0.5 shrink-0 text-kumo-subtle" />
          <span>
            {whoWords(record, session?.actor)} {deedWords(record)}{' '}
            {ownHistory ? <strong className="font-semibold">{name}</strong> : <RecordName {...record} />}
          </span>
        </h3>
        <span className="flex flex-wrap items-center gap-2 text-sm text-kumo-subtle">
          <AppLink href={paths.record(account, number)} className="underline underline-offset-2">
            <TimeAgo time={Date.parse(at)} now={now} />
          </AppLink>
          <RecordState {...record} />
        </span>
      </header>
      <RecordReasons {...record} />
      {message !== undefined && <p className="text-base wrap-anywhere">{message}</p>}
      <RecordChanges number={number} />
      {!cameToNothing(record.state) && <RecordPeople people={people} />}
      {undoneBy !== undefined && (
        <p className="text-base">
          <AppLink href={paths.record(account, undoneBy)} className="underline underline-offset-2">
            It was taken back by change {undoneBy}.
          </AppLink>
        </p>
      )}
      {ownHistory && record.together !== undefined && (
        <p className="text-base">
          <AppLink href={paths.record(account, number)} className="underline underline-offset-2">
            {record.together === 2 ? '1 other change was' : `${record.together - 1} other changes were`} published
            together with it.
          </AppLink>
        </p>
      )}
      {children}
      {whole && <SmallPrint cloudflare={cloudflare} />}
    </article>
  )
}

/** What ties the change to Cloudflare's own records. */
function SmallPrint({ cloudflare }: { cloudflare: HistoryRecord['cloudflare'] }) {
  if (!cloudflare) return null
  const { status, ray, audit } = cloudflare
  const told = [
    status !== undefined && `Cloudflare answered ${status}`,
    ray !== undefined && `Ray ${ray}`,
    audit !== undefined && `In Cloudflare’s audit log: ${audit}`,
  ]
  return <p className="text-xs wrap-anywhere text-kumo-subtle">{told.filter((part) => part !== false).join(' · ')}</p>
}
