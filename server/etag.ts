import { canonicalText } from '#core/canonical'
import type { DocumentKind } from '#core/document-kind'

/** The SHA-256 of a text, in hexadecimal. Given from outside: Node's own is many times quicker than WebCrypto's. */
export type Sha256 = (text: string) => string | Promise<string>

/**
 * The version of a document, as a strong entity tag. Cloudflare has none of its own; ours changes exactly when the
 * meaning of the document does, so what Cloudflare adds or reorders is no conflict.
 */
export const etagOf = async (sha256: Sha256, kind: DocumentKind, document: object): Promise<string> =>
  `"${await sha256(canonicalText(kind, document))}"`
