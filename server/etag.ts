import { canonicalText } from '#core/canonical'
import type { DocumentKind } from '#core/document-kind'

/** The SHA-256 of a text, in hexadecimal. Given from outside: Node's own is many times quicker than WebCrypto's. */
export type Sha256 = (text: string) => string | Promise<string>

/** By document and kind, as long as somebody has the document: what is read is versioned and compared, with one text. */
const versions: Record<DocumentKind, WeakMap<object, string | Promise<string>>> = {
  policies: new WeakMap(),
  groups: new WeakMap(),
}

/** The SHA-256 of what a document means. What Cloudflare answered is never changed in place, so once is enough. */
export function versionOf(sha256: Sha256, kind: DocumentKind, document: object): string | Promise<string> {
  const known = versions[kind].get(document) ?? sha256(canonicalText(kind, document))
  versions[kind].set(document, known)
  return known
}

/**
 * The version of a document, as a strong entity tag. Cloudflare has none of its own; ours changes exactly when the
 * meaning of the document does, so what Cloudflare adds or reorders is no conflict.
 */
export const etagOf = async (sha256: Sha256, kind: DocumentKind, document: object): Promise<string> =>
  `"${await versionOf(sha256, kind, document)}"`
