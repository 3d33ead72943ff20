import type { DocumentKind } from '../document-kind'
import type { AnyOf } from '../draft'
import type { Severity } from '../rule-finding'
import type { RuleType } from '../rule-type'

export type { Severity } from '../rule-finding'

/** From what stops somebody to what is only untidy: the order in which findings are told. */
export const SEVERITIES: readonly Severity[] = ['stop', 'risk', 'doubt', 'tidy']

/** What a finding is about: a thing, and in it a policy, a list of rules, one rule or a field. */
export interface Place {
  /** `account`: all of it, or what is set for it; its id is the account's own. */
  kind: 'policies' | 'groups' | 'apps' | 'account'
  id: string
  /** In an application: the policy that is to blame, its own or a reusable one. */
  policy?: string
  ruleType?: RuleType
  index?: number
  field?: string
  /** What stands at `index`, as a text that stays the same wherever in its list it stands. */
  rule?: string
}

/** A policy or group after a change; the one given stays as it is. */
export type Apply = (this: void, document: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** A change of one document that ends the finding: of the one at its place, or of the policy named there. */
export interface Fix {
  /** What a button says: "Remove the exception". */
  label: string
  /**
   * Changes nothing but what ends the finding. Where something has to be chosen, this takes what is meant most likely, and
   * changes nothing when that is not known.
   */
  apply: Apply
  choice?: Choice
  /**
   * The helper groups that the changed document names and that are not there yet, by the ids it names them by. A save
   * makes them: see `changesOf`.
   */
  anyOfs?: ReadonlyMap<string, AnyOf>
  /** Groups of their own that it names and that are made before it, by the ids it names them by; see `NEW_ID`. */
  makes?: ReadonlyMap<string, NewGroup>
  /** What it changes, where that is not what the finding is about. */
  on?: DocumentAt
}

/** A group that is not in the account yet. */
export interface NewGroup extends Record<string, unknown> {
  name: string
  include: unknown[]
}

/** What has to be chosen before a fix can be made. */
export interface Choice {
  /** What is chosen, as a field is labelled: "Login method". */
  label: string
  /** Worked out when somebody wants to choose; never none. */
  options(this: void): readonly Option[]
  /** The id of the one that is meant most likely; absent: nobody can know. */
  best?: string
}

export interface Option {
  id: string
  title: string
  /** What tells it from others. */
  detail?: string
  apply: Apply
}

/** Things that nobody needs any more, and that are deleted to end the finding. */
export interface Removal {
  /** What a button says: "Delete the policy". */
  label: string
  of: readonly DocumentAt[]
}

/** A policy or group of the account. */
export interface DocumentAt {
  kind: DocumentKind
  id: string
}

/** A rule of which somebody has to say why it is there, and until when: that ends the finding, and changes no document. */
export interface NoteWanted {
  /** What a button says: "Add a reason". */
  label: string
  ruleType: RuleType
  /** As `canonicalRule` writes it. */
  rule: string
}

/**
 * A text by which a finding is known again: its number and its place, the rule itself and not its position, so that it
 * survives when rules are put in another order.
 */
export const findingKey = ({ id, place }: Pick<Finding, 'id' | 'place'>): string =>
  [id, place.kind, place.id, place.policy, place.ruleType, place.field, place.rule]
    .map((part) => encodeURIComponent(part ?? ''))
    .join('/')

/** What is wrong or doubtful at one place of an account. */
export interface Finding {
  /** The number in the catalogue: `OPEN-01`. */
  id: string
  severity: Severity
  place: Place
  /** Whole sentences in plain words; where Cloudflare's behaviour is not documented, they say so. */
  message: string
  /** It stops a publish until an owner overrides it there: it cannot be waived. */
  stopsPublish?: true
  /** The addresses of people it touches, when rules name them. */
  people?: readonly string[]
  fix?: Fix
  removal?: Removal
  /** What to do in Cloudflare’s dashboard, as whole sentences, where Gatehouse only reads what is to be changed. */
  inCloudflare?: string
  /** The first rule that lacks a note, where a note ends it. */
  note?: NoteWanted
  /** What to open to mend it, when that lies elsewhere. */
  see?: Pick<Place, 'kind' | 'id'>
}

/** The policy or group that the fix of a finding changes; `undefined` = there is none, such as for the whole account. */
export function fixedAt({ place, fix }: Pick<Finding, 'place' | 'fix'>): DocumentAt | undefined {
  if (fix?.on) return fix.on
  if (place.kind === 'policies' || place.kind === 'groups') return { kind: place.kind, id: place.id }
  return place.policy === undefined ? undefined : { kind: 'policies', id: place.policy }
}
