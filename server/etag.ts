import { canonicalText } from '#core/canonical'
import type { DocumentKind } from '#core/document-kind'

/**
 * The version of a document, as a strong entity tag. Cloudflare has none of its own; ours changes exactly when the
 * meaning of the document does, so what Cloudflare adds or reorders is no conflict.
 */
export async function etagOf(kind: DocumentKind, document: object): Promise<string> {
  const text = new TextEncoder().encode(canonicalText(kind, document))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  return `"${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}
