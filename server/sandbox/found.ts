import type { Tools } from './context'
import { notFound, type Failure } from './failure'
import type { Document } from './seed-account'
import type { Kind } from './store'

/** Answers for an id that nothing has, under `lenient`, when the account has nothing of the kind to copy. */
export const FIXTURE = { name: 'Fixture', decision: 'allow', type: 'self_hosted', include: [{ everyone: {} }] }

/**
 * The document with this id. Under `lenient` an id that nothing has finds the first document of the kind, as if that
 * were its id.
 * @throws the given failure; a plain "not found" unless said otherwise
 */
export async function found(
  { store, profile }: Tools,
  account: string,
  kind: Kind,
  id: string,
  failure: () => Failure = notFound,
): Promise<Document> {
  const document = await store.find(account, kind, id)
  if (document) return document
  if (profile !== 'lenient') throw failure()
  const [first] = await store.all(account, kind)
  return { ...(first ?? FIXTURE), id }
}
