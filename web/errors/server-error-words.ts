import type { ErrorBody } from '#core/errors'

/** The small print under an error: what Cloudflare said, in its words and numbers, and the line of our log. */
export function smallPrint({ cloudflare, requestId }: ErrorBody): string[] {
  const said =
    cloudflare && [cloudflare.code ?? `HTTP ${cloudflare.status}`, cloudflare.message].filter(Boolean).join(' · ')
  return [
    ...(said ? [`Cloudflare said: ${said}`] : []),
    ...(cloudflare?.ray ? [`Ray ${cloudflare.ray}`] : []),
    ...(requestId ? [`Request ${requestId}`] : []),
  ]
}

/** What a person can do about an error besides what its message says. */
export function wayOut({ permission }: ErrorBody): string | undefined {
  return permission === undefined
    ? undefined
    : `The API token lacks the permission "${permission}". Whoever made the token can add it in Cloudflare's dashboard.`
}
