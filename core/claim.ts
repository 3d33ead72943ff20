import type { ValueSet } from './value-set'

/** What a visit has one value of at a time. */
export type Attribute =
  | 'email'
  | 'country'
  | 'address'
  | 'login method'
  | 'machine key'
  | 'application token'
  | 'certificate'

/**
 * What a visit must have to match a rule: one of these values. `exact`: whoever has one matches; otherwise more is
 * asked that we do not judge here. `anyone`: every visit matches.
 */
export type Claim = 'anyone' | { attribute: Attribute; values: ValueSet; exact: boolean }

export interface ListLookup {
  /** The entries of a list of emails or addresses; `undefined` = not read, or the account has no such list. */
  list(this: void, id: string): readonly string[] | undefined
}

export const exactly = (attribute: Attribute, values: ValueSet): Claim => ({ attribute, values, exact: true })

export const atMost = (attribute: Attribute, values: ValueSet): Claim => ({ attribute, values, exact: false })
