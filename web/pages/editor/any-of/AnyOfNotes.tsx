import { GitForkIcon, UsersThreeIcon, WarningIcon } from '@phosphor-icons/react'
import { textOf } from '#core/phrase'
import { alternatives } from '#core/any-of-words'
import { groupOfRow, groupRow } from '#core/any-of'
import type { RuleRow } from '#core/draft'
import { useStore } from '../../../external-store'
import { SeverityMark } from '../../../findings/SeverityMark'
import { severityLook } from '../../../findings/severity-look'
import { Button } from '../../../ui/Button'
import { useEditor } from '../editor-context'

const iconOf = { 'aria-hidden': true, size: 16, weight: 'fill', className: 'mt-0.5 shrink-0' } as const

/** Under the last of some rules that never hold together: why, and one click that makes them one row. */
export function NeverTogether({ index }: { index: number }) {
  const { draft, actions, helpers, lockedReason } = useEditor()
  const apart = useStore(draft.checked, (checked) => checked.apart.get(index))
  if (!apart || !helpers.able || lockedReason !== undefined || apart.others.some((other) => other > index)) return null
  return (
    <div role="status" className="py-1 pl-7">
      <div className={`border-l-2 pl-2.5 ${severityLook.stop.side}`}>
        <p>
          <SeverityMark severity="stop" /> {apart.why}
        </p>
        <Button
          size="sm"
          icon={GitForkIcon}
          className="mt-1 max-md:h-11"
          onClick={() => actions.join([...apart.others, index])}
        >
          Make it any of
        </Button>
      </div>
    </div>
  )
}

interface AboutProps {
  row: RuleRow
  onRow: (row: RuleRow) => void
}

/** Under an “any of” row: what a save does with its helper group, where that is not what one would expect. */
export function AboutAnyOf({ row, onRow }: AboutProps) {
  const { kind, names, helpers } = useEditor()
  const { from } = row.anyOf ?? {}
  const id = from?.id ?? groupOfRow(row)
  const seen = id === undefined ? undefined : helpers.seen(id)
  if (!seen || id === undefined) return null
  if (from && seen.etag !== from.etag) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1.5 pl-7 text-sm">
        <span className="flex items-start gap-1.5 text-kumo-warning">
          <WarningIcon {...iconOf} />
          Somebody changed these meanwhile: they now {textOf(alternatives(seen.rules, names).they)}.
        </span>
        <Button size="sm" onClick={() => onRow(groupRow(id))}>
          Take theirs
        </Button>
        <Button
          size="sm"
          onClick={() => row.anyOf && onRow({ ...row, anyOf: { ...row.anyOf, from: { id, etag: seen.etag } } })}
        >
          Keep mine
        </Button>
      </div>
    )
  }
  const others = helpers.uses(id)?.filter((use) => !(use.kind === kind && use.id === helpers.documentId)).length ?? 0
  if (!from || others === 0) return null
  return (
    <p className="flex items-start gap-1.5 pb-1 pl-7 text-sm text-kumo-subtle">
      <UsersThreeIcon {...iconOf} weight="regular" />
      {others === 1 ? 'One other place uses' : `${others} other places use`} the same. Your change is for here only.
    </p>
  )
}
