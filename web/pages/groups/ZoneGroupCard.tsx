import { GlobeIcon } from '@phosphor-icons/react'
import type { PickerRow } from '#core/account-data'
import type { GroupDocument } from '#core/documents'
import { sentenceOf } from '#core/sentence'
import { useAccountId, useAccountNames } from '../../api/account'
import { NameCell } from '../../lists/NameCell'
import { paths } from '../../paths'
import { PhraseText } from '../../rules/PhraseText'
import { Badge } from '../../ui/Badge'

/** A group of one domain, which leads to its page. */
export function ZoneGroupCard({ zone, group }: { zone: PickerRow; group: GroupDocument }) {
  const account = useAccountId()
  const names = useAccountNames()
  return (
    <li className="relative flex min-w-0 flex-col gap-2 rounded-xl bg-kumo-base p-4 ring ring-kumo-hairline">
      <NameCell href={paths.zoneGroup(account, zone.id, group.id)} name={group.name}>
        <Badge tone="info" icon={GlobeIcon}>
          Domain: {zone.name}
        </Badge>
      </NameCell>
      <p className="wrap-anywhere">
        <PhraseText phrase={sentenceOf('groups', group, { ...names, limit: 8 })} />
      </p>
    </li>
  )
}
