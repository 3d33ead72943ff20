import { isLosslessNumber } from 'lossless-json'
import { membersOf, type AccessDocument, type DocumentKind } from './document-kind'
import { isObject, readJson, writeJson } from './json'
import { rulesOf } from './rule-lists'
import { ruleOfText, textOfRule } from './rule-text'
import { RULE_TYPES } from './rule-type'

/** One rule in the editor: its JSON text exactly as it came, so that whatever it holds survives. */
export interface RuleRow {
  text: string
  /** On a row that stands for "any of": the rules that its helper group is to hold, where Cloudflare has it otherwise. */
  anyOf?: AnyOf | undefined
}

/** The rules of which one must hold, see `any-of.ts`. The row that has them points to a group that a save makes. */
export interface AnyOf {
  /** The JSON text of each rule. */
  rules: string[]
  /** The helper group that was changed, in the version that was seen; absent for a new one. */
  from?: { id: string; etag: string } | undefined
}

export interface ApprovalRow {
  approvals_needed: number
  email_addresses: string[]
  /** '' = no list. */
  email_list_uuid: string
  /** The JSON text that the row was made of, for the keys we do not know; '' = a new row. */
  text: string
}

/** The editor's form values. A group leaves the policy's members at their defaults, and a policy `is_default`. */
export interface Draft {
  kind: DocumentKind
  name: string
  /** A `Decision`, or the word that Cloudflare has for one we do not know; '' = what stands there is no word at all. */
  decision: string
  include: RuleRow[]
  require: RuleRow[]
  exclude: RuleRow[]
  is_default: boolean
  /** A Go duration; '' = as the application says. */
  session_duration: string
  isolation_required: boolean
  purpose_justification_required: boolean
  purpose_justification_prompt: string
  approval_required: boolean
  approval_groups: ApprovalRow[]
  /** `set: false` = as the application says. */
  mfa: { set: boolean; mfa_disabled: boolean; allowed_authenticators: string[]; session_duration: string }
  clipboard: { local_to_remote: string[]; remote_to_local: string[] }
}

/** A rule as a row of the draft. */
export const ruleRow = (rule: unknown): RuleRow => ({ text: textOfRule(rule) })

/** The rule in a row, number for number as it came. */
export const ruleOf = (row: RuleRow): unknown => ruleOfText(row.text)

/** What a new policy or group starts from. It lets in nobody until a rule is added. */
export const emptyDraft = (kind: DocumentKind): Draft => draftOf(kind, { include: [] })

/**
 * A document as form values. A member that is absent or of a kind we do not expect reads as its default; `documentOf`
 * leaves it in the document untouched until the draft says something else. A decision that we do not know is kept as
 * the word that it is.
 */
export function draftOf(kind: DocumentKind, document: AccessDocument | object): Draft {
  const source = membersOf(document)
  const rows = (ruleType: (typeof RULE_TYPES)[number]) => rulesOf(source, ruleType).map(ruleRow)
  const { name, is_default: isDefault } = source
  const shared = {
    kind,
    name: text(name),
    include: rows('include'),
    require: rows('require'),
    exclude: rows('exclude'),
  }
  // To a group, a policy's members are keys that we do not know.
  const policy: Readonly<Record<string, unknown>> = kind === 'policies' ? source : {}
  const { decision = 'allow', session_duration: session = '24h', mfa_config: mfa, connection_rules: rules } = policy
  const rdp = memberOf(rules, 'rdp')
  return {
    ...shared,
    decision: text(decision),
    is_default: kind === 'groups' && isDefault === true,
    session_duration: text(session),
    isolation_required: policy['isolation_required'] === true,
    purpose_justification_required: policy['purpose_justification_required'] === true,
    purpose_justification_prompt: text(policy['purpose_justification_prompt']),
    approval_required: policy['approval_required'] === true,
    approval_groups: list(policy['approval_groups']).map((group) => approvalRow(writeJson(group))),
    mfa: {
      set: isObject(mfa),
      mfa_disabled: memberOf(mfa, 'mfa_disabled') === true,
      allowed_authenticators: texts(memberOf(mfa, 'allowed_authenticators')),
      session_duration: text(memberOf(mfa, 'session_duration')),
    },
    clipboard: {
      local_to_remote: texts(memberOf(rdp, LOCAL_TO_REMOTE)),
      remote_to_local: texts(memberOf(rdp, REMOTE_TO_LOCAL)),
    },
  }
}

/**
 * The document that the draft describes. With a base, only what the draft says differently from `draftOf(base)` is
 * changed in it, and everything else is the base, key by key; without one it is the smallest body that says it.
 */
export function documentOf(draft: Draft, base?: AccessDocument | object): Record<string, unknown> {
  const was = base ? draftOfBase(draft.kind, base) : emptyDraft(draft.kind)
  const smallest = { name: draft.name, ...(draft.kind === 'policies' && { decision: draft.decision }), include: [] }
  const result: Record<string, unknown> = { ...(base ?? smallest) }
  for (const field of draft.kind === 'policies' ? POLICY_SCALARS : GROUP_SCALARS) {
    if (draft[field] !== was[field] && !isNoWord(draft, field)) result[field] = draft[field]
  }
  for (const ruleType of RULE_TYPES) {
    if (!sameRows(draft[ruleType], was[ruleType])) result[ruleType] = draft[ruleType].map(ruleOf)
  }
  if (draft.kind === 'groups') return result
  if (!sameApprovals(draft.approval_groups, was.approval_groups)) {
    result['approval_groups'] = draft.approval_groups.map(approvalGroupOf)
  }
  if (!sameMfa(draft.mfa, was.mfa)) {
    if (draft.mfa.set) result['mfa_config'] = mfaConfigOf(draft.mfa, was.mfa, result['mfa_config'])
    else delete result['mfa_config']
  }
  if (!sameClipboard(draft.clipboard, was.clipboard)) {
    result['connection_rules'] = connectionRulesOf(draft.clipboard, was.clipboard, result['connection_rules'])
  }
  return result
}

const draftsOfBases = new WeakMap<object, Draft>()

/** What a base was as a draft, kept with it: it is compared with at every keystroke. */
function draftOfBase(kind: DocumentKind, base: object): Draft {
  const known = draftsOfBases.get(base)
  if (known?.kind === kind) return known
  const draft = draftOf(kind, base)
  draftsOfBases.set(base, draft)
  return draft
}

/** Whether two drafts hold the same values, so that there is nothing to save. */
export const sameDraft = (a: Draft, b: Draft): boolean =>
  a.kind === b.kind &&
  POLICY_SCALARS.every((field) => a[field] === b[field]) &&
  GROUP_SCALARS.every((field) => a[field] === b[field]) &&
  RULE_TYPES.every((ruleType) => sameRows(a[ruleType], b[ruleType])) &&
  sameApprovals(a.approval_groups, b.approval_groups) &&
  sameMfa(a.mfa, b.mfa) &&
  sameClipboard(a.clipboard, b.clipboard)

/** What a draft cannot say as a word stays as it stands. */
const isNoWord = (draft: Draft, field: keyof Draft) => field === 'decision' && draft.decision === ''

const GROUP_SCALARS = ['name', 'is_default'] as const

const POLICY_SCALARS = [
  'name',
  'decision',
  'session_duration',
  'isolation_required',
  'purpose_justification_required',
  'purpose_justification_prompt',
  'approval_required',
] as const

const LOCAL_TO_REMOTE = 'allowed_clipboard_local_to_remote_formats'
const REMOTE_TO_LOCAL = 'allowed_clipboard_remote_to_local_formats'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const texts = (value: unknown) => list(value).filter((item) => typeof item === 'string')
const numberOf = (value: unknown) =>
  isLosslessNumber(value) ? Number(value.value) : typeof value === 'number' ? value : 0
const memberOf = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined)

/** The texts that the draft says, followed by whatever else stood in the list. */
const listOf = (said: readonly string[], stood: unknown) => [
  ...said,
  ...list(stood).filter((item) => typeof item !== 'string'),
]

const sameTexts = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, index) => item === b[index])

const sameRows = (a: readonly RuleRow[], b: readonly RuleRow[]) =>
  a.length === b.length && a.every((row, index) => sameRow(row, b[index]))

/** Whether two rows hold the same, letter for letter. */
export const sameRow = (a: RuleRow | undefined, b: RuleRow | undefined): boolean =>
  a?.text === b?.text &&
  a?.anyOf?.from?.id === b?.anyOf?.from?.id &&
  a?.anyOf?.from?.etag === b?.anyOf?.from?.etag &&
  (a?.anyOf === undefined) === (b?.anyOf === undefined) &&
  sameTexts(a?.anyOf?.rules ?? [], b?.anyOf?.rules ?? [])

const sameApproval = (a: ApprovalRow, b: ApprovalRow | undefined) =>
  a.text === b?.text &&
  Object.is(a.approvals_needed, b.approvals_needed) &&
  a.email_list_uuid === b.email_list_uuid &&
  sameTexts(a.email_addresses, b.email_addresses)

const sameApprovals = (a: readonly ApprovalRow[], b: readonly ApprovalRow[]) =>
  a.length === b.length && a.every((row, index) => sameApproval(row, b[index]))

// What an unset second factor was set to before says nothing.
const sameMfa = (a: Draft['mfa'], b: Draft['mfa']) =>
  a.set === b.set &&
  (!a.set ||
    (a.mfa_disabled === b.mfa_disabled &&
      a.session_duration === b.session_duration &&
      sameTexts(a.allowed_authenticators, b.allowed_authenticators)))

const sameClipboard = (a: Draft['clipboard'], b: Draft['clipboard']) =>
  sameTexts(a.local_to_remote, b.local_to_remote) && sameTexts(a.remote_to_local, b.remote_to_local)

function approvalRow(came: string): ApprovalRow {
  const group = came === '' ? undefined : readJson(came)
  const needed = memberOf(group, 'approvals_needed')
  return {
    approvals_needed: numberOf(needed),
    email_addresses: texts(memberOf(group, 'email_addresses')),
    email_list_uuid: text(memberOf(group, 'email_list_uuid')),
    text: came,
  }
}

function approvalGroupOf(row: ApprovalRow): unknown {
  const was = approvalRow(row.text)
  if (row.text !== '' && sameApproval(row, was)) return readJson(row.text)
  const came = row.text === '' ? undefined : readJson(row.text)
  const result: Record<string, unknown> = isObject(came) ? { ...came } : { approvals_needed: row.approvals_needed }
  if (!Object.is(row.approvals_needed, was.approvals_needed)) result['approvals_needed'] = row.approvals_needed
  if (!sameTexts(row.email_addresses, was.email_addresses)) {
    result['email_addresses'] = listOf(row.email_addresses, result['email_addresses'])
  }
  if (row.email_list_uuid === was.email_list_uuid) return result
  if (row.email_list_uuid === '') delete result['email_list_uuid']
  else result['email_list_uuid'] = row.email_list_uuid
  return result
}

function mfaConfigOf(mfa: Draft['mfa'], was: Draft['mfa'], stood: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = isObject(stood) ? { ...stood } : { mfa_disabled: mfa.mfa_disabled }
  if (mfa.mfa_disabled !== was.mfa_disabled) result['mfa_disabled'] = mfa.mfa_disabled
  if (!sameTexts(mfa.allowed_authenticators, was.allowed_authenticators)) {
    result['allowed_authenticators'] = listOf(mfa.allowed_authenticators, result['allowed_authenticators'])
  }
  if (mfa.session_duration === was.session_duration) return result
  if (mfa.session_duration === '') delete result['session_duration']
  else result['session_duration'] = mfa.session_duration
  return result
}

function connectionRulesOf(
  clipboard: Draft['clipboard'],
  was: Draft['clipboard'],
  stood: unknown,
): Record<string, unknown> {
  const rules = isObject(stood) ? stood : {}
  const rdp: Record<string, unknown> = isObject(rules['rdp']) ? { ...rules['rdp'] } : {}
  if (!sameTexts(clipboard.local_to_remote, was.local_to_remote)) {
    rdp[LOCAL_TO_REMOTE] = listOf(clipboard.local_to_remote, rdp[LOCAL_TO_REMOTE])
  }
  if (!sameTexts(clipboard.remote_to_local, was.remote_to_local)) {
    rdp[REMOTE_TO_LOCAL] = listOf(clipboard.remote_to_local, rdp[REMOTE_TO_LOCAL])
  }
  return { ...rules, rdp }
}
