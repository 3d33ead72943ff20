import type { UpstreamRow } from '../cloudflare/cloudflare'
import { dayOf, textOf } from './row'

/** When a thing expires, in words, and a sentence when it already has. Both absent when Cloudflare gives no date. */
export function expiry(
  row: UpstreamRow,
  member: string,
  noun: string,
  now: Date,
): { detail: string | undefined; trouble: string | undefined } {
  const at = textOf(row, member)
  const day = dayOf(at)
  if (at === undefined || day === undefined) return { detail: undefined, trouble: undefined }
  if (Date.parse(at) > now.getTime()) return { detail: `expires ${day}`, trouble: undefined }
  return { detail: `expired ${day}`, trouble: `This ${noun} expired on ${day}, so nothing gets in with it.` }
}
