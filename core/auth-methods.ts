import { issue, type ValueIssue } from './value-schema'

export interface AuthMethod {
  /** The value of the `amr` claim. */
  value: string
  label: string
  /** Inside a sentence, after "log in with". */
  words: string
}

/** https://www.rfc-editor.org/rfc/rfc8176#section-2, the ones that people ask for first. */
export const AUTH_METHODS: readonly AuthMethod[] = [
  { value: 'mfa', label: 'More than one factor', words: 'more than one factor' },
  { value: 'hwk', label: 'Security key or other hardware key', words: 'a hardware key' },
  { value: 'swk', label: 'Key kept in software', words: 'a key kept in software' },
  { value: 'fpt', label: 'Fingerprint', words: 'a fingerprint' },
  { value: 'face', label: 'Face', words: 'their face' },
  { value: 'otp', label: 'One-time code', words: 'a one-time code' },
  { value: 'sms', label: 'Text message', words: 'a text message' },
  { value: 'tel', label: 'Phone call', words: 'a phone call' },
  { value: 'sc', label: 'Smart card', words: 'a smart card' },
  { value: 'pin', label: 'PIN', words: 'a PIN' },
  { value: 'pwd', label: 'Password', words: 'a password' },
  { value: 'kba', label: 'Security question', words: 'a security question' },
  { value: 'mca', label: 'More than one channel', words: 'more than one channel' },
  { value: 'wia', label: 'Windows sign-in', words: 'their Windows sign-in' },
  { value: 'rba', label: 'Risk check of the login method', words: 'a risk check' },
  { value: 'geo', label: 'Place', words: 'a check of their place' },
  { value: 'user', label: 'Presence of a person', words: 'a test that a person is there' },
  { value: 'iris', label: 'Iris scan', words: 'an iris scan' },
  { value: 'retina', label: 'Retina scan', words: 'a retina scan' },
  { value: 'vbm', label: 'Voice', words: 'their voice' },
]

const byValue: ReadonlyMap<string, AuthMethod> = new Map(AUTH_METHODS.map((method) => [method.value, method]))

/** The method of an `amr` value; login methods may report values of their own, which are not here. */
export const authMethodOf = (value: string): AuthMethod | undefined => byValue.get(value)

/** What is wrong with an `amr` value; `undefined` = nothing. Values of the login method's own are fine. */
export function authMethodProblem(value: string): ValueIssue | undefined {
  const meant = byValue.get(value.trim().toLowerCase())
  if (meant && meant.value !== value) return issue(`Type it in small letters and without spaces: ${meant.value}.`)
  return /^[\x21-\x7e]+$/.test(value)
    ? undefined
    : issue(`“${value}” is not the name of a method: it is one word of the letters a to z. Choose one from the list.`)
}
