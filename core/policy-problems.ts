import { approvalProblems } from './approval-problems'
import { isDecision } from './decision'
import { problemAt as at, type DocumentProblem } from './document-problem'
import { durationProblem, mfaDurationProblem } from './duration'
import { isObject } from './json'
import { policyFields, type PolicyField } from './policy-fields'

const BOOLEANS = ['isolation_required', 'purpose_justification_required', 'approval_required'] as const

/** https://developers.cloudflare.com/cloudflare-one/access-controls/policies/mfa-requirements/ */
export const AUTHENTICATORS = ['totp', 'biometrics', 'security_key'] as const

/** What may be copied in a remote desktop in the browser. */
export const CLIPBOARD_FORMATS = ['text', 'file'] as const

/** What is wrong or doubtful in the conditions of the visit: everything of a policy but its name, action and rules. */
export function policyProblems(policy: Readonly<Record<string, unknown>>): DocumentProblem[] {
  return [
    ...sessionProblems(policy['session_duration']),
    ...BOOLEANS.flatMap((field) => booleanProblems(field, policy[field])),
    ...promptProblems(policy['purpose_justification_prompt']),
    ...approvalProblems(policy),
    ...mfaProblems(policy['mfa_config']),
    ...connectionProblems(policy['connection_rules']),
    ...withoutEffect(policy),
  ]
}

const notSet = (value: unknown): value is undefined | null => value === undefined || value === null

function sessionProblems(session: unknown): DocumentProblem[] {
  if (notSet(session)) return []
  const problem = typeof session === 'string' ? durationProblem(session) : 'Write a time such as "24h", in quotes.'
  return problem === undefined ? [] : [at('session_duration', problem)]
}

const booleanProblems = (field: (typeof BOOLEANS)[number], value: unknown): DocumentProblem[] =>
  notSet(value) || typeof value === 'boolean'
    ? []
    : [at(field, `“${policyFields[field].plain}” is a yes or a no: write true or false.`)]

const promptProblems = (prompt: unknown): DocumentProblem[] =>
  notSet(prompt) || typeof prompt === 'string'
    ? []
    : [at('purpose_justification_prompt', 'The question that visitors read is a text. Write it in quotes.')]

function mfaProblems(config: unknown): DocumentProblem[] {
  if (notSet(config)) return []
  if (!isObject(config))
    return [at('mfa_config', 'The second factor is an object with its settings. Write one, or remove it.')]
  const { allowed_authenticators: allowed, mfa_disabled: disabled, session_duration: session } = config
  const problems: DocumentProblem[] = []
  if (!notSet(disabled) && typeof disabled !== 'boolean') {
    problems.push(at('mfa_config', 'Whether the second factor is switched off is a yes or a no: write true or false.'))
  }
  const duration = notSet(session) ? undefined : typeof session === 'string' ? mfaDurationProblem(session) : NOT_A_TIME
  if (duration !== undefined) problems.push(at('mfa_config', duration))
  problems.push(...choiceProblems('mfa_config', 'second factor', allowed, AUTHENTICATORS))
  if (disabled === true && Array.isArray(allowed) && allowed.length > 0) {
    problems.push(
      at('mfa_config', 'The second factor is switched off, so the allowed ones are never asked for.', 'doubt'),
    )
  }
  return problems
}

const NOT_A_TIME = 'Write how long a second factor lasts as a time such as "12h", in quotes.'

function connectionProblems(rules: unknown): DocumentProblem[] {
  if (notSet(rules)) return []
  const rdp = isObject(rules) ? rules['rdp'] : rules
  if (!isObject(rules) || (!notSet(rdp) && !isObject(rdp))) {
    return [at('connection_rules', 'The rules for connections are an object. Write one, or remove them.')]
  }
  if (!isObject(rdp)) return []
  return ['allowed_clipboard_local_to_remote_formats', 'allowed_clipboard_remote_to_local_formats'].flatMap((key) =>
    choiceProblems('connection_rules', 'thing to copy', rdp[key], CLIPBOARD_FORMATS),
  )
}

/** A list of some known words. An unknown word is a doubt: Cloudflare may know more of them than we do. */
function choiceProblems(field: PolicyField, noun: string, value: unknown, known: readonly string[]): DocumentProblem[] {
  if (notSet(value)) return []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    return [at(field, `Write each ${noun} in quotes, as a list in [ ]: ${known.join(', ')}.`)]
  }
  return value
    .filter((item) => !known.includes(item))
    .map((item) => at(field, `We do not know the ${noun} “${item}”. The known ones are ${known.join(', ')}.`, 'doubt'))
}

/** Conditions that are set but cannot work under the policy's action. */
function withoutEffect(policy: Readonly<Record<string, unknown>>): DocumentProblem[] {
  const { decision } = policy
  if (!isDecision(decision)) return []
  const set = [...BOOLEANS.filter((field) => policy[field] === true), ...(isObject(policy['mfa_config']) ? MFA : [])]
  return set.flatMap((field) => {
    const fit = policyFields[field].worksWith(decision)
    return fit.fits === 'yes' ? [] : [at(field, `${fit.why} Switch it off, or choose another action.`, 'doubt')]
  })
}

const MFA = ['mfa_config'] as const
