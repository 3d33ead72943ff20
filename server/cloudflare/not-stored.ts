import { AppError } from '#core/errors'
import { StorageError, type StorageReason, storageWords } from '../store/storage-error'
import type { UpstreamError } from './upstream-error'

/** A change that this computer's disk did not take, in the words of the storage. */
export const storageFailure = (error: StorageError): AppError =>
  new AppError('not_stored', `${error.message} Nothing was changed.`, {}, { cause: error })

/**
 * What the practice account says when its disk does not take a write: status 507, which Cloudflare itself never
 * answers. `undefined`: the failure is another one.
 */
export function notStoredBy(error: UpstreamError): AppError | undefined {
  if (error.status !== 507) return undefined
  const reason = error.errors[0]?.message.replace('sandbox.storage: ', '') ?? ''
  return Object.hasOwn(storageWords, reason)
    ? storageFailure(new StorageError(reason as StorageReason, { cause: error }))
    : undefined
}
