import type { AccessRequest } from './access-request'
import { readRange, type AddressRange } from './ip-index'
import { isByAnother, withoutLoginMethod } from './offered-logins'
import type { Verdict } from './verdict'

/** Answers whether a visit falls under something that was read once: a rule, a list of rules, a policy. */
export type Check = (visit: Visit) => Verdict

/** What a login tells; all else is known of a visit without one. */
const LOGIN_FACTS = ['email', 'identity_provider', 'asserted', 'auth_methods', 'risk', 'external'] as const

/** All up to the last @, or all where there is none. */
const BEFORE_DOMAIN = /^(.*@|[^@]*$)/s

/**
 * A request with what rules derive from it, worked out once for however many policies judge it. The request must not
 * change afterwards.
 */
export class Visit {
  readonly request: AccessRequest
  /** The address in lower case, as login methods report it in either. */
  readonly email: string | undefined
  /** What follows the last @; empty for an address that has none. */
  readonly domain: string | undefined
  #range: AddressRange | undefined
  #rangeRead = false
  #withoutLogin: Visit | undefined
  #byAnother: Visit | undefined
  /** The visit that this one is without its login method. */
  readonly #whole: Visit | undefined

  constructor(request: AccessRequest, whole?: Visit) {
    this.request = request
    this.#whole = whole
    this.email = request.email?.toLowerCase()
    this.domain = this.email?.replace(BEFORE_DOMAIN, '')
  }

  /** Where the visit comes from; `undefined` when that is not known or is no address. */
  get range(): AddressRange | undefined {
    if (!this.#rangeRead) {
      this.#rangeRead = true
      this.#range = this.request.ip === undefined ? undefined : readRange(this.request.ip)
    }
    return this.#range
  }

  /**
   * The visit as it is before anybody logs in. What Cloudflare makes of rules about people in a policy that asks for no
   * login is not documented, so there they are unknown, even when we know who comes.
   * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#bypass
   */
  get withoutLogin(): Visit {
    if (this.#whole) return this.#whole.withoutLogin
    if (!this.#withoutLogin) {
      const rest = { ...this.request }
      for (const fact of LOGIN_FACTS) delete rest[fact]
      this.#withoutLogin = new Visit(rest)
    }
    return this.#withoutLogin
  }

  /** The visit at an application that offers these login methods; see `requestAt`. */
  at(offered: ReadonlySet<string> | undefined): Visit {
    if (!isByAnother(this.request, offered)) return this
    return (this.#byAnother ??= new Visit(withoutLoginMethod(this.request), this))
  }
}

export const nobody: Check = () => 'no-match'
export const cannotTell: Check = () => 'unknown'

/** Kleene "or" of checks; see `some`. The first that matches ends it. */
export function anyOf(checks: readonly Check[]): Check {
  const [first = nobody, ...more] = checks
  if (more.length === 0) return first
  return (visit) => {
    let answer = first(visit)
    for (let at = 0; answer !== 'match' && at < more.length; at += 1) {
      const verdict = (more[at] ?? nobody)(visit)
      if (verdict !== 'no-match') answer = verdict
    }
    return answer
  }
}

/** Kleene "and" of checks; see `every`. The first that does not match ends it. */
export function allOf(checks: readonly Check[]): Check {
  return (visit) => {
    let answer: Verdict = 'match'
    for (const check of checks) {
      const verdict = check(visit)
      if (verdict === 'no-match') return 'no-match'
      if (verdict === 'unknown') answer = 'unknown'
    }
    return answer
  }
}
