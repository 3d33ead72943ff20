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

/** Why two values of it never hold together, in a sentence without its full stop. */
export const oneAtATime: Record<Attribute, string> = {
  email: 'A person cannot have two email addresses at once',
  country: 'Nobody is in two countries at once',
  address: 'A visitor cannot come from both networks',
  'login method': 'A visitor logs in with one method only',
  'machine key': 'Two machine keys cannot be shown at once',
  'application token': 'The tokens of two applications cannot be shown at once',
  certificate: 'A visitor shows one certificate, not two',
}

/** The same of two whole email domains. */
export const oneEmailDomain = 'Nobody’s email ends in both'

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
