import * as z from 'zod'
import { domainProblem } from './domain'
import { emailProblem } from './email'

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

/** More than anybody picks by hand; what is longer was not made on the settings page. */
const MOST = 500

const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, `This should be a list of ${what}.`).max(MOST, `At most ${MOST} ${what} can be set.`)

/** A text about which a judge of ours has a sentence when it is wrong. */
const judged = (problem: (text: string) => { message: string } | undefined) =>
  z
    .string('This should be text.')
    .max(MOST, 'This is too long.')
    .superRefine((text, context) => {
      const found = problem(text)
      if (found) context.addIssue({ code: 'custom', message: found.message })
    })

const email = judged(emailProblem)
const domain = judged(domainProblem)
const id = z.string('This should be an id.').min(1, 'Choose one.').max(100, 'This is too long for an id.')

const guard = z.discriminatedUnion(
  'says',
  [
    z.strictObject({ id, says: z.literal('always-open'), email, app: id }),
    z.strictObject({
      id,
      says: z.literal('nobody-outside'),
      domains: listOf(domain, 'domains').min(1, 'Name at least one domain.'),
      app: id,
    }),
  ],
  'A guard says who can always open an application, or that nobody outside some domains can.',
)

const publisher = z.enum(PUBLISHERS, `Choose who may publish: ${PUBLISHERS.join(', ')}.`)

/** What a person may set; its messages are whole sentences for the page. */
export const accountSettingsSchema: z.ZodType<AccountSettings> = z.strictObject({
  break_glass: listOf(email, 'people'),
  guards: listOf(guard, 'guards').refine(
    (guards) => new Set(guards.map((one) => one.id)).size === guards.length,
    'Two guards have the same id.',
  ),
  limits: z.strictObject({
    people: z
      .int('The limit is a whole number, or none.')
      .min(1, 'The limit is at least one person.')
      .max(1_000_000, 'This limit would never be reached. Leave it out instead.')
      .nullable(),
  }),
  sensitive_apps: listOf(id, 'applications'),
  company_domains: listOf(domain, 'domains'),
  public_mail: listOf(domain, 'domains'),
  publishing: z.strictObject({ none: publisher, some: publisher, high: publisher }),
})
