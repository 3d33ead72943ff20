import { AppError } from '#core/errors'

/** Accounts and zones have 32 hexadecimal digits. https://developers.cloudflare.com/fundamentals/account/find-account-and-zone-ids/ */
const ACCOUNT_OR_ZONE_ID = /^[0-9a-f]{32}$/

/** Access objects and lists have UUIDs; the dashes are optional, because some older ids lack them. */
const OBJECT_ID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i

/** An id that has the shape of an account id. @throws AppError `not_found`, so that nothing odd is ever sent on */
export function accountId(text: string): string {
  if (ACCOUNT_OR_ZONE_ID.test(text)) return text
  throw new AppError('not_found', 'There is no such Cloudflare account. Choose one from the list of accounts.')
}

/** An id that has the shape of a zone's id. @throws AppError `not_found`, so that nothing odd is ever sent on */
export function zoneId(text: string): string {
  if (ACCOUNT_OR_ZONE_ID.test(text)) return text
  throw new AppError('not_found', 'There is no such domain at Cloudflare.')
}

/** An id that has the shape of an object's id. @throws AppError `not_found` naming the kind of thing */
export function objectId(text: string, noun: string): string {
  if (OBJECT_ID.test(text)) return text
  throw new AppError('not_found', `There is no such ${noun}: its id is not one that Cloudflare gives.`)
}

/** Tests of policies have ids of up to 64 characters: hexadecimal digits, with dashes or without. */
const TEST_ID = /^[0-9a-f-]{16,64}$/i

/** An id that has the shape of a policy test's. @throws AppError `not_found`, so that nothing odd is ever sent on */
export function testId(text: string): string {
  if (TEST_ID.test(text)) return text
  throw new AppError('not_found', 'There is no such test: its id is not one that Cloudflare gives.')
}

/**
 * A path of the upstream API, each segment encoded. Every segment is either fixed in our code or went through
 * `accountId` or `objectId`; a segment that could change the path's shape is refused all the same.
 */
export function pathOf(segments: readonly string[]): string {
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..' || segment.includes('\0')) {
      throw new AppError('not_found', 'There is no such address at Cloudflare.')
    }
  }
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('')
}
