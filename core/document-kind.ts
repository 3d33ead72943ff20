import type { GroupDocument, PolicyDocument } from './documents'
import { isObject } from './json'

/** The two things people edit here, named as in our URLs: reusable policies and rule groups. */
export type DocumentKind = 'policies' | 'groups'

export type AccessDocument = PolicyDocument | GroupDocument

/** The word for one of them inside a sentence. */
export const documentNoun: Record<DocumentKind, string> = { policies: 'policy', groups: 'group' }

/** A document's members by key, of which we know nothing yet. */
export const membersOf = (document: unknown): Readonly<Record<string, unknown>> => (isObject(document) ? document : {})
