import type { ApiError } from '../api/api-error'

/** What colleagues and support ask for: Cloudflare's code and words, and the number that finds the line in the log. */
export function smallPrint({ body }: ApiError): string {
  const { cloudflare, requestId } = body
  return [
    cloudflare && `Cloudflare answered ${cloudflare.status}`,
    cloudflare?.code !== undefined && `code ${cloudflare.code}`,
    cloudflare?.message && `“${cloudflare.message}”`,
    cloudflare?.ray && `ray ${cloudflare.ray}`,
    requestId && `request ${requestId}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
