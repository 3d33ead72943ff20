import { textOfValue } from './field-value'

/** Something in a rule that is Cloudflare's or not known to us: shown, kept as it came, not editable. */
export function KeptField({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="text-sm font-medium text-kumo-default">{label}</span>
      <span className="rounded-lg bg-kumo-recessed px-3 py-2 text-sm break-all text-kumo-subtle">
        {textOfValue(value) || 'empty'} <span className="text-xs whitespace-nowrap">(kept as it is)</span>
      </span>
    </div>
  )
}
