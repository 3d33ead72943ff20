import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { LoginLog } from '#core/login-log'
import { replayWords, type ReplayedLogin } from '#core/replay'
import { useAccountId } from '../../api/account'
import { loginsQuery } from '../../api/logins'
import { ServerErrorNote } from '../../errors/ServerErrorNote'
import { PhraseText } from '../../rules/PhraseText'
import { Select } from '../../ui/Select'
import { Skeleton } from '../../ui/Skeleton'
import { EffectMark } from '../EffectMark'
import { number } from '../outcome-words'
import { useAsked } from '../use-asked'
import { DayRange, dayAgo } from './DayRange'
import { MoreOf } from './MoreOf'
import { pastLogins, timeWords } from './past-logins'
import { UnjudgedLogins } from './UnjudgedLogins'

const RANGES = ['1', '7', '30', '180'] as const

/** The logins of the last days that would turn out differently under the draft, and how many could not be judged. */
export function ReplayTab() {
  const [days, setDays] = useState<(typeof RANGES)[number]>('7')
  const [now] = useState(Date.now)
  const { data: log, error, refetch } = useQuery(loginsQuery(useAccountId(), dayAgo(now, Number(days))))
  return (
    <div className="flex flex-col gap-4">
      <Select
        label="Past logins of"
        value={days}
        onChange={setDays}
        options={RANGES.map((range) => ({
          value: range,
          label: range === '1' ? 'the last day' : `the last ${range} days`,
        }))}
      />
      {error && <ServerErrorNote error={error} onRetry={() => void refetch()} />}
      {!log && !error && <Skeleton className="h-32 w-full" />}
      {log?.unread && (
        <p role="alert">
          The log of logins could not be read. {log.unread.message}
          {log.unread.permission !== undefined && ` It takes “${log.unread.permission}”.`}
        </p>
      )}
      {log && !log.unread && <Replayed log={log} />}
    </div>
  )
}

function Replayed({ log }: { log: LoginLog }) {
  const logins = useMemo(() => pastLogins(log), [log])
  const { data, failed } = useAsked('replay', { logins })
  if (failed !== undefined) return <p role="alert">The logins could not be replayed ({failed}).</p>
  if (!data) return <Skeleton className="h-32 w-full" />
  const { reached, different, unjudged } = data
  return (
    <>
      <p className="font-semibold" aria-live="polite">
        {different.length === 0
          ? `No login would turn out differently${unjudged.length > 0 ? ', as far as can be told' : ''}.`
          : `${number(different.length)} of ${number(reached)} logins would turn out differently.`}
      </p>
      <MoreOf label="Logins that would turn out differently" rows={different} draw={differentLogin} />
      <UnjudgedLogins unjudged={unjudged} />
      <DayRange log={log} reached={reached} />
    </>
  )
}

function differentLogin(row: ReplayedLogin) {
  return (
    <>
      <p className="wrap-anywhere">
        <EffectMark effect={row.before === 'granted' ? 'lose' : 'gain'}>
          {row.before === 'granted' ? 'Kept out' : 'Let in'}
        </EffectMark>{' '}
        <PhraseText phrase={replayWords(row)} /> <span className="text-kumo-subtle">{timeWords(row.login)}</span>
      </p>
      <p className="text-sm text-kumo-subtle wrap-anywhere">
        <PhraseText phrase={row.reason} />
      </p>
    </>
  )
}
