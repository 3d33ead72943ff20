/** A rule about rules, in a sentence that a person writes with pickers and that every publish is checked against. */
export type GuardSentence =
  /** "{person} can always open {application}" */
  | { id: string; says: 'always-open'; email: string; app: string }
  /** "nobody outside {domain} can open {application}" */
  | { id: string; says: 'nobody-outside'; domains: string[]; app: string }

/** How far a change reaches, from what nobody notices to what opens a door. */
export const RISKS = ['none', 'some', 'high'] as const

export type Risk = (typeof RISKS)[number]

/** Who may publish a change of some risk: alone as editor, alone as owner, or an owner after somebody else proposed it. */
export const PUBLISHERS = ['editor', 'owner', 'second-person'] as const

export type Publisher = (typeof PUBLISHERS)[number]

/** What an owner sets for one Cloudflare account; kept by Gatehouse, since Cloudflare has no place for it. */
export interface AccountSettings {
  /** Addresses of people who must never be locked out of what they can open. */
  break_glass: string[]
  guards: GuardSentence[]
  limits: {
    /** A publish that touches more people than this is stopped; null = no limit. */
    people: number | null
  }
  /** Ids of the applications where mistakes weigh more. */
  sensitive_apps: string[]
  /** The company's own email domains; empty = found out from the directory and the rules. */
  company_domains: string[]
  /** Domains of public mail services beside those that Gatehouse knows. */
  public_mail: string[]
  publishing: Record<Risk, Publisher>
}

export const DEFAULT_SETTINGS: AccountSettings = {
  break_glass: [],
  guards: [],
  limits: { people: 50 },
  sensitive_apps: [],
  company_domains: [],
  public_mail: [],
  publishing: { none: 'editor', some: 'editor', high: 'editor' },
}
