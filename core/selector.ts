import type * as z from 'zod'
import type { AccessLookup, AccessRequest } from './access-request'
import type { Decision } from './decision'
import type { Phrase } from './phrase'
import type { Found, Reference, ReferenceKind } from './reference'
import type { RuleFinding, RuleFindingContext } from './rule-finding'
import type { Claim, ListLookup } from './claim'
import type { VisitSets } from './text-sets'
import type { Verdict } from './verdict'
import type { AskedFact } from './visit-fact'
import type { Check } from './visit'

/** The groups of the "add a rule" list, in its order. */
export const CATEGORIES = ['people', 'login', 'place', 'device', 'machine', 'other'] as const

export type Category = (typeof CATEGORIES)[number]

export interface Choice {
  value: string
  label: string
  /** Other spellings a person may type to find it. */
  aka?: readonly string[]
}

/** Where an input's suggestions come from. Suggestions never limit what may be typed. */
export type SuggestionSource = 'people' | 'domains' | 'directory_groups' | 'certificates' | 'claims' | 'auth_contexts'

/** One input of a rule, as data: the picker shows it without knowing the selector. */
export type Field =
  | {
      kind: 'text'
      label: string
      placeholder?: string
      hint?: string
      inputMode?: 'text' | 'email' | 'url'
      optional?: true
      suggest?: SuggestionSource
      /** What is suggested goes into the rule by its id; without this, by its name. */
      suggestById?: true
    }
  | { kind: 'choice'; label: string; choices: readonly Choice[]; hint?: string; freeText?: true }
  | { kind: 'choices'; label: string; choices: readonly Choice[]; hint?: string }
  | {
      kind: 'reference'
      label: string
      to: ReferenceKind
      /** Only things of these types are offered (`type` of the thing); an id of another type is still shown. */
      types?: readonly string[]
      hint?: string
      optional?: true
    }
  /** Ours to keep, not to edit: shown read-only when it is there. */
  | { kind: 'kept'; label: string; optional: true }

/** Whether a selector works with a decision, and if not or not well, why, in words for the person choosing. */
export type Fit =
  | { fits: 'yes' }
  /** `finding`: the catalogue's number of this mistake. */
  | { fits: 'poorly'; why: string; finding?: string }
  | { fits: 'no'; why: string; finding?: string }

/** `login`: judged once, at login. `each-request`: again on every request. `content`: as the rules inside it. */
export type Judged = 'login' | 'each-request' | 'content'

/** The names of what rules hold by id only. */
export type Names = Omit<WordsContext, 'decision'>

export interface WordsContext {
  /** Absent when the rule stands in a rule group, which has no decision of its own. */
  decision?: Decision | undefined
  nameOf: (reference: Reference) => Found
  /** The name of a group of a company directory that rules know by id only (Entra); `undefined` = not known. */
  directoryGroupName?: ((id: string, identityProviderId: string) => string | undefined) | undefined
  /** Told instead of a helper group's name: what it holds. Absent: helper groups are told by their names. */
  anyOf?: AnyOfWords | undefined
}

/** A rule in words: `who` follows "Let in", `they` follows "they". */
export interface RuleWords {
  who: Phrase
  they: Phrase
}

/** What a helper group says, see `helper-group.ts`; `undefined` = the id is of no helper group. */
export type AnyOfWords = (id: string, context: WordsContext) => RuleWords | undefined

/** What a verdict rests on, as the pieces of a sentence. */
export interface Fact {
  /** A noun phrase: "the country", "the device check Disk encryption". */
  what: Phrase
  /** What is known of it where it speaks against the rule, to follow `what`: "is Spain". Absent = not known. */
  seen?: Phrase
}

interface Definition<Key extends string, Shape extends z.ZodRawShape> {
  /** The rule's one key in Cloudflare's API. */
  key: Key
  /** What Cloudflare's dashboard calls it. */
  label: string
  /** What we call it on screen: plain words, sentence case. */
  plain: string
  category: Category
  /** The name of the icon that `web` draws for it. */
  icon: IconName
  /** One line: what it checks, for somebody who has never heard of Access. */
  help: string
  /** Checks a value. Its output is never used: keys we do not know must survive, so the value itself is kept. */
  value: z.ZodObject<Shape>
  /** One input for each key of `value`. */
  fields: { [Name in keyof Shape]-?: Field }
  example: z.infer<z.ZodObject<Shape>>
  decisions: Record<Decision, Fit>
  /** Needs a person who logged in; `content` = as the rules inside it. */
  identityBased: boolean | 'content'
  judged: Judged
  /** The resource attribute of the Terraform provider, v5. */
  terraform: string
  /**
   * The rule as a piece of a sentence that follows "Let in" or "anyone": a noun phrase such as "anyone with an
   * @example.com email". `require` words follow "they": "they are in Portugal".
   */
  words: (value: z.infer<z.ZodObject<Shape>>, context: WordsContext) => { who: Phrase; they: Phrase }
  evaluate: (
    value: z.infer<z.ZodObject<Shape>>,
    request: AccessRequest,
    lookup: AccessLookup,
    judgeGroup: (id: string) => Verdict,
  ) => Verdict
  /**
   * Whether a visit matches any of these values, with what can be looked up once looked up. It answers as `evaluate`
   * would for each. Absent = `evaluate` is asked; a selector that asks for groups must have it.
   */
  compile?: (
    values: readonly z.infer<z.ZodObject<Shape>>[],
    lookup: AccessLookup,
    groupCheck: (id: string) => Check,
    sets: VisitSets,
  ) => Check
  /** The facts of a visit that a value asks for; of selectors that rest on what is in a group, none. */
  asks: (value: z.infer<z.ZodObject<Shape>>, names: Names) => AskedFact[]
  /** What the verdict on this request rests on. Absent for selectors that rest on nothing but what is in a group. */
  fact?: (value: z.infer<z.ZodObject<Shape>>, request: AccessRequest, lookup: AccessLookup, names: Names) => Fact
  /** What typed or pasted text spells; `complete` = it can be saved as it is. */
  recognise?: (typed: string) => { value: z.infer<z.ZodObject<Shape>>; complete: boolean } | undefined
  /** The value as Cloudflare gives it back, where it rewrites it (a bare address gains its /32). */
  normalise?: (value: z.infer<z.ZodObject<Shape>>) => z.infer<z.ZodObject<Shape>>
  /** Two values with one identity say the same thing, so one of them is a duplicate. Default: the normalised value. */
  identity?: (value: z.infer<z.ZodObject<Shape>>) => string
  /** Doubts about a valid value: a sentence each. They never stop a save. */
  doubts?: (value: z.infer<z.ZodObject<Shape>>) => string[]
  /** What a visit must have to match a valid value, as far as that can be proven; `undefined` = cannot tell. */
  claim?: (value: z.infer<z.ZodObject<Shape>>, lists: ListLookup) => Claim | undefined
  /** What the catalogue of findings says of one value, which need not be valid. */
  finds?: (value: { [Name in keyof Shape]?: unknown }, context: RuleFindingContext) => RuleFinding[]
  /** Infrastructure applications can check it. https://developers.cloudflare.com/cloudflare-one/access-controls/applications/non-http/infrastructure-apps/ */
  inInfrastructure?: true
}

export const ICON_NAMES = [
  'person',
  'people',
  'at',
  'list',
  'globe',
  'network',
  'map-pin',
  'sign-in',
  'fingerprint',
  'building',
  'github',
  'google',
  'key',
  'certificate',
  'device',
  'gauge',
  'plug',
  'link',
  'shield',
  'cloud',
  'tag',
  'question',
] as const

export type IconName = (typeof ICON_NAMES)[number]

/** A selector as shared code sees it: the value's type forgotten, the questions the same. */
export interface Selector {
  key: string
  label: string
  plain: string
  category: Category
  icon: IconName
  help: string
  value: z.ZodObject
  fields: Readonly<Record<string, Field>>
  example: Record<string, unknown>
  decisions: Record<Decision, Fit>
  identityBased: boolean | 'content'
  judged: Judged
  terraform: string
  // Declared as methods, whose parameters TypeScript compares both ways: a value that its schema accepted, or that came
  // from the selector itself, is one that it takes.
  words(this: void, value: Record<string, unknown>, context: WordsContext): { who: Phrase; they: Phrase }
  evaluate(
    this: void,
    value: Record<string, unknown>,
    request: AccessRequest,
    lookup: AccessLookup,
    judgeGroup: (id: string) => Verdict,
  ): Verdict
  compile?(
    this: void,
    values: readonly Record<string, unknown>[],
    lookup: AccessLookup,
    groupCheck: (id: string) => Check,
    sets: VisitSets,
  ): Check
  asks(this: void, value: Record<string, unknown>, names: Names): AskedFact[]
  fact?(this: void, value: Record<string, unknown>, request: AccessRequest, lookup: AccessLookup, names: Names): Fact
  recognise?(this: void, typed: string): { value: Record<string, unknown>; complete: boolean } | undefined
  normalise?(this: void, value: Record<string, unknown>): Record<string, unknown>
  identity?(this: void, value: Record<string, unknown>): string
  doubts?(this: void, value: Record<string, unknown>): string[]
  claim?(this: void, value: Record<string, unknown>, lists: ListLookup): Claim | undefined
  finds?(this: void, value: Record<string, unknown>, context: RuleFindingContext): RuleFinding[]
  inInfrastructure?: true
}

/** Declares a selector; the compiler sees to it that fields, example and words fit the value's schema. */
export const defineSelector = <const Key extends string, Shape extends z.ZodRawShape>(
  definition: Definition<Key, Shape>,
): Definition<Key, Shape> => definition

const yes: Fit = { fits: 'yes' }

/** Works with every decision. */
export const anyDecision: Record<Decision, Fit> = { allow: yes, deny: yes, bypass: yes, non_identity: yes }

/**
 * For selectors that need a login: nobody is asked to log in under Bypass and Service Auth.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#bypass
 */
export const needsLogin: Record<Decision, Fit> = {
  allow: yes,
  deny: yes,
  bypass: { fits: 'no', why: 'Nobody is asked to log in here, so we cannot know who they are.', finding: 'ACT-03' },
  non_identity: { fits: 'no', why: 'Machines do not log in, so this never matches here.', finding: 'NEVER-14' },
}

const loginPage: Fit = {
  fits: 'no',
  why: 'Machine keys only work in Machines only; here they would be sent to the login page.',
  finding: 'ACT-01',
}

/**
 * For selectors that look at a machine's key.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#service-auth
 */
export const machineKey: Record<Decision, Fit> = {
  allow: loginPage,
  deny: loginPage,
  bypass: { fits: 'poorly', why: 'Machine keys belong in Machines only. Visits here are not logged.' },
  non_identity: yes,
}
