import { AppError } from '#core/errors'
import { isObject } from '#core/json'
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { type Identity, type Members, roleOf } from './roles'
import type { SignIn } from './sign-in'

/** Cloudflare signs with no other: https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/application-token/ */
const ALGORITHMS = ['RS256']

/** Clocks of two machines may differ by this much. */
const CLOCK_TOLERANCE_SECONDS = 30

/** What Cloudflare Access puts on every request that it lets through. A cookie of the same content is not read. */
const ASSERTION = 'cf-access-jwt-assertion'

export interface AccessOptions {
  /** `https://<team>.cloudflareaccess.com` */
  issuer: string
  /** The audience tags of the Access applications that Gatehouse stands behind. */
  audiences: readonly string[]
  /** The team's public keys; see `teamKeys`. */
  keys: JWTVerifyGetKey
  members: Members
  clock: () => Date
}

/** Lets in who carries a valid assertion of Cloudflare Access and has a role in the settings. */
export function accessSignIn({ issuer, audiences, keys, members, clock }: AccessOptions): SignIn {
  return {
    way: 'access',
    actorOf: async (c) => {
      const assertion = c.req.header(ASSERTION)
      if (assertion === undefined || assertion === '') {
        throw notSignedIn('Open Gatehouse under the address that Cloudflare Access protects, and sign in there.')
      }
      let payload: JWTPayload
      try {
        ;({ payload } = await jwtVerify(assertion, keys, {
          issuer,
          audience: [...audiences],
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          currentDate: clock(),
          requiredClaims: ['exp', 'iat'],
        }))
      } catch (error) {
        throw refused(error)
      }
      const identity = identityOf(payload)
      const role = roleOf(identity, members)
      const name = nameOf(identity)
      if (role === undefined || name === undefined) {
        throw new AppError(
          'not_allowed',
          `Cloudflare Access knows you${name === undefined ? '' : ` as ${name}`}, but nobody gave you a role in this Gatehouse. Ask whoever runs it to add you to GATEHOUSE_VIEWERS, GATEHOUSE_EDITORS or GATEHOUSE_OWNERS.`,
        )
      }
      return { name, role }
    },
  }
}

const notSignedIn = (advice: string, cause?: unknown) =>
  new AppError('not_signed_in', `You are not signed in. ${advice}`, {}, { cause })

/** Failures that are the assertion's own; anything else means that the keys could not be had. */
const OF_THE_ASSERTION = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
]

function refused(error: unknown): AppError {
  if (error instanceof errors.JWTExpired) {
    return notSignedIn('Your sign-in at Cloudflare Access has ended: load the page again.', error)
  }
  if (OF_THE_ASSERTION.some((kind) => error instanceof kind)) {
    return notSignedIn('What came from Cloudflare Access is not meant for this Gatehouse, or not from there.', error)
  }
  return new AppError(
    'sign_in_unavailable',
    'The keys of Cloudflare Access cannot be fetched at the moment, so nobody can be let in. Try again in a minute; if it stays, GATEHOUSE_ACCESS_TEAM_DOMAIN may be wrong.',
    {},
    { cause: error },
  )
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function identityOf(payload: JWTPayload): Identity {
  const { custom } = payload
  return {
    email: text(payload.email),
    // A person's assertion never makes a machine of them, whatever else stands in it.
    serviceToken: text(payload.email) === undefined ? text(payload.common_name) : undefined,
    // Claims of the login method are passed on below `custom` when the team configured that.
    groups: [...groupsIn(payload.groups), ...(isObject(custom) ? groupsIn(custom.groups) : [])],
  }
}

/** Groups as texts, or as objects with an id, a name, or both. */
function groupsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value
    .flatMap((group: unknown) => (isObject(group) ? [group.id, group.name] : [group]))
    .filter((each): each is string => text(each) !== undefined)
}

const nameOf = ({ email, serviceToken }: Identity) =>
  email?.toLowerCase() ?? (serviceToken === undefined ? undefined : `token:${serviceToken}`)
