import { isLosslessNumber } from 'lossless-json'
import { decisionWords, isDecision } from './decision'
import { durationWords } from './duration'
import { isObject, writeJson } from './json'
import { named } from './phrase'
import type { NameLookup } from './reference'

export const NOT_SET = 'not set'

/**
 * The value of a member of a document in words: "24 hours", "on", "2 approvals from ana@example.com". Takes normalised
 * values (see `normalised`); what it cannot put into words is given as its JSON text, so that no change is hidden.
 */
export function valueWords(field: string, value: unknown, nameOf: NameLookup): string {
  if (value === undefined) return NOT_SET
  const tell = Object.hasOwn(TELL, field) ? TELL[field] : undefined
  return tell?.(value, nameOf) ?? writeJson(value)
}

/** A switch that is off is the same as one that is not set, so it is told as "off". */
export const switchWords = (value: unknown): string => (value === undefined ? 'off' : valueWords('', value, unread))

export const SWITCHES: readonly string[] = [
  'isolation_required',
  'purpose_justification_required',
  'approval_required',
  'is_default',
]

const unread: NameLookup = () => ({ state: 'unread' })

type Tell = (value: unknown, nameOf: NameLookup) => string | undefined

const text: Tell = (value) => (typeof value === 'string' ? value : undefined)
const onOff: Tell = (value) => (value === true ? 'on' : value === false ? 'off' : undefined)

const TELL: Readonly<Record<string, Tell>> = {
  '': onOff,
  name: text,
  decision: (value) => (isDecision(value) ? decisionWords[value].plain : undefined),
  session_duration: (value) =>
    value === '' ? 'as the application says' : typeof value === 'string' ? durationWords(value) : undefined,
  isolation_required: onOff,
  purpose_justification_required: onOff,
  purpose_justification_prompt: text,
  approval_required: onOff,
  is_default: onOff,
  approval_groups: (value, nameOf) =>
    Array.isArray(value) ? value.map((group) => approvers(group, nameOf)).join('; ') : undefined,
  mfa_config: (value) => (isObject(value) ? secondFactor(value) : undefined),
  connection_rules: (value) => (isObject(value) ? connections(value) : undefined),
}

function approvers(group: unknown, nameOf: NameLookup): string {
  if (!isObject(group)) return writeJson(group)
  const { approvals_needed: needed, email_addresses: emails, email_list_uuid: list, ...rest } = group
  const from = [
    ...(Array.isArray(emails) ? emails.map((email) => (typeof email === 'string' ? email : writeJson(email))) : []),
    ...(typeof list === 'string' ? [listName(list, nameOf)] : []),
  ]
  const count = typeof needed === 'number' ? needed : isLosslessNumber(needed) ? needed.value : '?'
  const what = `${count} ${count === 1 ? 'approval' : 'approvals'} from ${from.length > 0 ? from.join(', ') : 'nobody'}`
  return withRest(what, rest)
}

function listName(id: string, nameOf: NameLookup): string {
  const reference = { kind: 'email_lists', id } as const
  const found = nameOf(reference)
  return found.state === 'named' ? `the list ${found.name}` : named(reference, found).text
}

function secondFactor(config: Record<string, unknown>): string {
  const { mfa_disabled: disabled, allowed_authenticators: allowed, session_duration: session, ...rest } = config
  if (disabled === true) return withRest('switched off', rest)
  const by = Array.isArray(allowed)
    ? allowed.map((name) => authenticatorWords(name)).join(' or ')
    : 'any that is set up'
  const again = typeof session === 'string' ? `, asked again after ${durationWords(session)}` : ''
  return withRest(`${by}${again}`, rest)
}

const AUTHENTICATOR_WORDS: Readonly<Record<string, string>> = {
  totp: 'a code from an app',
  biometrics: 'fingerprint or face',
  security_key: 'a security key',
}

const authenticatorWords = (name: unknown): string =>
  typeof name === 'string' && Object.hasOwn(AUTHENTICATOR_WORDS, name) ? AUTHENTICATOR_WORDS[name]! : writeJson(name)

function connections({ rdp, ...rest }: Record<string, unknown>): string {
  if (!isObject(rdp)) return writeJson({ ...(rdp !== undefined && { rdp }), ...rest })
  const {
    allowed_clipboard_local_to_remote_formats: into,
    allowed_clipboard_remote_to_local_formats: out,
    ...others
  } = rdp
  const told = [
    ...(Array.isArray(into) ? [`${into.join(' and ')} to the remote desktop`] : []),
    ...(Array.isArray(out) ? [`${out.join(' and ')} from the remote desktop`] : []),
  ]
  return withRest(told.join(', '), { ...rest, ...(Object.keys(others).length > 0 && { rdp: others }) })
}

/** What was told, and the JSON of what could not be. */
function withRest(told: string, rest: Record<string, unknown>): string {
  if (Object.keys(rest).length === 0) return told
  return told === '' ? writeJson(rest) : `${told}, ${writeJson(rest)}`
}
