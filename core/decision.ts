/** What a policy does with whoever falls under it, in the order Cloudflare's documentation lists them. */
export const DECISIONS = ['allow', 'deny', 'bypass', 'non_identity'] as const

export type Decision = (typeof DECISIONS)[number]

interface DecisionWords {
  /** What the sentence starts with and the editor's card says. */
  plain: string
  /** Cloudflare's own word: in a tooltip, because its help pages and colleagues use it. */
  cloudflare: string
  /** One line for somebody who has never heard of Access. */
  meaning: string
  /** A policy with this decision asks its visitors to log in. */
  asksForLogin: boolean
}

/** https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#actions */
export const decisionWords: Record<Decision, DecisionWords> = {
  allow: {
    plain: 'Let in',
    cloudflare: 'Allow',
    meaning: 'These people may open the application after they log in.',
    asksForLogin: true,
  },
  deny: {
    plain: 'Keep out',
    cloudflare: 'Block',
    meaning: 'These people are turned away, whatever a later policy says.',
    asksForLogin: true,
  },
  bypass: {
    plain: 'No login (public)',
    cloudflare: 'Bypass',
    meaning: 'Nobody is asked to log in, and visits are not logged.',
    asksForLogin: false,
  },
  non_identity: {
    plain: 'Machines only',
    cloudflare: 'Service Auth',
    meaning: 'Scripts and servers get in with a key or certificate. People see no login page.',
    asksForLogin: false,
  },
}

export const isDecision = (value: unknown): value is Decision => DECISIONS.some((decision) => decision === value)

/** The decision when it is one that we know; any other one must never be taken for one of ours. */
export const knownDecision = (value: unknown): Decision | undefined => (isDecision(value) ? value : undefined)
