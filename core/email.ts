import { domainProblem, lookAlikeDoubt } from './domain'
import { nameDoubts } from './look-alike'
import { issue, tooLong, type ValueIssue } from './value-schema'

const ASK = 'Type an email address, such as ana@example.com.'

/** https://www.rfc-editor.org/errata/eid1690 */
export const EMAIL_MAX = 254

// The characters of RFC 5322 outside quotes, and letters of all alphabets; no login method reports quoted ones.
const BEFORE_AT = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u

/** What is wrong with an email address; `undefined` = nothing. */
export function emailProblem(email: string): ValueIssue | undefined {
  if (email.trim() === '') return issue(ASK)
  const long = tooLong(email, EMAIL_MAX)
  if (long) return long
  if (/[,;]/.test(email)) return issue('One rule holds one email address. Add each address as a rule of its own.')
  if (email !== email.trim()) return issue('There is a space before or after the address. Take it out.')
  if (/[<>]/.test(email)) return issue('Type only the address, without the name and without < and >.')
  if (/\s/.test(email)) return issue('An email address holds no spaces. Take them out.')
  const [name = '', domain, ...more] = email.split('@')
  if (domain === undefined) return issue(`${email} is not a whole address: it has no @. ${ASK}`)
  if (more.length > 0) return issue('An email address has one @, and here are more. Take out the others.')
  if (name === '') return issue(`The part before the @ is missing. ${ASK}`)
  if (domain === '') return issue(`The part after the @ is missing. ${ASK}`)
  if (!BEFORE_AT.test(name)) return issue(`“${name}” cannot stand before the @. ${ASK}`)
  return domainProblem(domain)
}

/** Doubts about a valid address: it may look like another. */
export const emailDoubts = (email: string): string[] => {
  const [name, domain = ''] = email.split('@')
  const doubt = lookAlikeDoubt(domain)
  return [...nameDoubts(name), ...(doubt === undefined ? [] : [doubt])]
}

/** Two addresses are the same when they differ in case only: login methods report them in either. */
export const sameEmail = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
