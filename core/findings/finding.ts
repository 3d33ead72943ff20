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

/** A change of one document that ends the finding: of the one at its place, or of the policy named there. */
export interface Fix {
  /** What a button says: "Remove the exception". */
  label: string
  /** The document after the change; the one given stays as it is. It changes nothing but what ends the finding. */
  apply(this: void, document: Readonly<Record<string, unknown>>): Record<string, unknown>
  /**
   * The helper groups that the changed document names and that are not there yet, by the ids it names them by. A save
   * makes them: see `changesOf`.
   */
  anyOfs?: ReadonlyMap<string, AnyOf>
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
  /** The addresses of people it touches, when rules name them. */
  people?: readonly string[]
  fix?: Fix
  /** The first rule that lacks a note, where a note ends it. */
  note?: NoteWanted
  /** What to open to mend it, when that lies elsewhere. */
  see?: Pick<Place, 'kind' | 'id'>
}
