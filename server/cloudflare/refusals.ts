import type { ErrorCode, ErrorPlace } from '#core/errors'
import type { Asked, CloudflareMessage } from './upstream-error'

/** What a refusal of Cloudflare's means to the person on the page. */
export interface Refusal {
  code: ErrorCode
  message: string
  place?: ErrorPlace
  /** The missing permission is the reason. */
  permission?: true
}

interface Row {
  /** All that is given must fit; `message` is looked for in Cloudflare's own. */
  status?: number
  code?: number
  message?: RegExp
  says: (asked: Asked, found: RegExpMatchArray | null) => Refusal
}

/** Access was never set up on the account. https://developers.cloudflare.com/cloudflare-one/setup/ */
export const NOT_ENABLED = 9999

const invalid = (message: string, place?: ErrorPlace): Refusal => ({
  code: 'invalid_request',
  message,
  ...(place && { place }),
})

/** The field of the document that Cloudflare names in quotes, if it names one. */
const fieldNamed = (found: RegExpMatchArray | null): ErrorPlace | undefined =>
  found?.[1] ? { field: found[1] } : undefined

const lacking = ({ permission }: Asked): Refusal => ({
  code: 'not_allowed',
  message: `Cloudflare does not let this API token do that. It needs the permission “${permission}” for this account: add it to the token, then try again.`,
  permission: true,
})

const notAccepted = ({ subject }: Asked): Refusal =>
  invalid(`Cloudflare did not accept the request for ${subject}. Its own words are below.`)

/**
 * Cloudflare's refusals, the special before the general: its codes have several meanings, so status and message count
 * as well. Texts after the colon are not always sent, and prefixes are what we go by.
 */
const ROWS: readonly Row[] = [
  {
    message: /group names must be unique/,
    says: () => invalid('Another group already has this name. Give this one a different name.', { field: 'name' }),
  },
  {
    message: /include field should not be empty/,
    says: () => invalid('Nobody is named yet: add at least one rule to “Who gets in”.', { field: 'include' }),
  },
  {
    message: /invalid '(include|require|exclude)' configuration.*service token not found/,
    says: (_, found) =>
      invalid(
        'A rule names a machine key that does not exist in this account. Choose one from the list, or remove the rule.',
        fieldNamed(found),
      ),
  },
  {
    message: /invalid '(include|require|exclude)' configuration/,
    says: (_, found) =>
      invalid('Cloudflare does not accept one of the rules here. Check their values.', fieldNamed(found)),
  },
  {
    message: /linked app must be an existing app/,
    says: () =>
      invalid('A rule names an application that does not exist in this account. Choose another, or remove the rule.'),
  },
  {
    code: NOT_ENABLED,
    says: () => ({
      code: 'not_allowed',
      message:
        'Access is not set up on this account yet. Open Zero Trust once in Cloudflare’s dashboard and choose a team name, then come back.',
    }),
  },
  {
    code: 9109,
    message: /invalid access token/i,
    says: () => ({
      code: 'not_allowed',
      message:
        'Cloudflare does not accept the API token that Gatehouse was started with: it has expired or was disabled. Start Gatehouse with one that works.',
    }),
  },
  {
    code: 9109,
    says: () => ({
      code: 'not_allowed',
      message:
        'The API token does not reach this account. Choose another account, or add this one to the token’s resources.',
    }),
  },
  {
    code: 6003,
    says: () => ({
      code: 'not_allowed',
      message:
        'Cloudflare cannot read the API token that Gatehouse was started with. Check the setting CLOUDFLARE_API_TOKEN.',
    }),
  },
  {
    code: 1000,
    says: () => ({
      code: 'not_allowed',
      message:
        'Cloudflare does not know the API token that Gatehouse was started with. It may have been deleted or rolled: start Gatehouse with a valid one.',
    }),
  },
  { status: 403, says: lacking },
  { status: 401, says: lacking },
  {
    status: 409,
    says: ({ method, subject }) =>
      method === 'DELETE'
        ? {
            code: 'conflict',
            message: `Cloudflare did not delete ${subject}: it is still used. Take it out of everything that uses it first, then delete it.`,
          }
        : {
            code: 'conflict',
            message: `Cloudflare did not save ${subject}: something else in the account stands against it.`,
          },
  },
  {
    status: 404,
    says: ({ subject, elsewhere }) => ({
      code: 'not_found',
      message: [`Cloudflare does not find ${subject}. It may have been deleted meanwhile.`, elsewhere]
        .filter(Boolean)
        .join(' '),
    }),
  },
  {
    status: 429,
    says: () => ({
      code: 'slow_down',
      message:
        'Cloudflare asks for a pause: too many requests were made with this token. Wait a little, then try again.',
    }),
  },
  { status: 400, says: notAccepted },
  { status: 422, says: notAccepted },
]

/** A refusal (status below 500) in words. The first row that fits any of Cloudflare's messages decides. */
export function refusalOf(status: number, errors: readonly CloudflareMessage[], asked: Asked): Refusal | undefined {
  const messages: readonly CloudflareMessage[] = errors.length > 0 ? errors : [{ message: '' }]
  for (const row of ROWS) {
    if (row.status !== undefined && row.status !== status) continue
    for (const { code, message } of messages) {
      if (row.code !== undefined && row.code !== code) continue
      const found = row.message ? message.match(row.message) : null
      if (row.message && !found) continue
      return row.says(asked, found)
    }
  }
  return undefined
}
