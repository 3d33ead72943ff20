import { isObject, readJson } from '#core/json'
import type { CloudflareMessage } from './upstream-error'

/** https://developers.cloudflare.com/fundamentals/api/how-to/make-api-calls/ */
export interface Envelope {
  success: boolean
  result: unknown
  errors: CloudflareMessage[]
  resultInfo: ResultInfo | undefined
}

export interface ResultInfo {
  perPage: number | undefined
  totalCount: number | undefined
  totalPages: number | undefined
}

const count = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : undefined)

const messageOf = (item: unknown): CloudflareMessage => {
  if (!isObject(item)) return { message: '' }
  const message = typeof item.message === 'string' ? item.message : ''
  return typeof item.code === 'number' ? { code: item.code, message } : { message }
}

/** Reads an answer's text as Cloudflare's envelope; `undefined` when it is something else: HTML, nothing, half of it. */
export function envelopeOf(text: string): Envelope | undefined {
  let value: unknown
  try {
    value = readJson(text)
  } catch {
    return undefined
  }
  if (!isObject(value) || typeof value.success !== 'boolean') return undefined
  const info = value.result_info
  return {
    success: value.success,
    result: value.result,
    errors: Array.isArray(value.errors) ? value.errors.map(messageOf) : [],
    resultInfo: isObject(info)
      ? { perPage: count(info.per_page), totalCount: count(info.total_count), totalPages: count(info.total_pages) }
      : undefined,
  }
}
