import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PickerRow } from '#core/account-data'
import { useAccountId } from '../../api/account'
import { zoneGroupResource } from '../../api/groups'
import { pickers } from '../../api/pickers'
import { ErrorNote } from '../../errors/ErrorNote'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { Skeleton } from '../../ui/Skeleton'
import { ZoneGroupCard } from './ZoneGroupCard'

/** Each domain costs a call to Cloudflare: more than these are read one by one, when they are asked for. */
const READ_AT_ONCE = 8

/** Groups from the days when groups belonged to a domain. Nothing of them is read before somebody looks. */
export const ZoneGroups = () => (
  <Disclosure summary="Groups that belong to one domain">
    <p className="max-w-prose text-base text-kumo-subtle">
      They are of the older kind: only applications of that domain can use them. The groups above serve the whole
      account.
    </p>
    <Zones />
  </Disclosure>
)

function Zones() {
  const { data: zones, error, refetch } = useQuery(pickers.zones(useAccountId()))
  if (!zones) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Skeleton className="w-48" />
  if (zones.length === 0) return <p>This account has no domains, or none that the token is allowed to see.</p>
  return zones.map((zone) => <Zone key={zone.id} zone={zone} atOnce={zones.length <= READ_AT_ONCE} />)
}

function Zone({ zone, atOnce }: { zone: PickerRow; atOnce: boolean }) {
  const account = useAccountId()
  const [asked, setAsked] = useState(atOnce)
  const query = useQuery({ ...zoneGroupResource(zone.id).list(account), enabled: asked })
  const { data: groups, error, refetch } = query
  return (
    <section aria-label={zone.name} className="flex flex-col gap-2">
      <h3 className="font-semibold wrap-anywhere">{zone.name}</h3>
      {!asked && (
        <div>
          <Button size="sm" onClick={() => setAsked(true)}>
            Show the groups of {zone.name}
          </Button>
        </div>
      )}
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {asked && !error && !groups && <Skeleton className="h-16 w-full" />}
      {groups?.length === 0 && <p className="text-kumo-subtle">No groups belong to this domain.</p>}
      <ul className="grid gap-3 lg:grid-cols-2">
        {groups?.map((group) => (
          <ZoneGroupCard key={group.id} zone={zone} group={group} />
        ))}
      </ul>
    </section>
  )
}
