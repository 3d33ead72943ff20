import type { DocumentKind } from './document-kind'
import { NOT_SET, switchWords, SWITCHES, valueWords } from './field-words'
import { chosen, words, type Phrase } from './phrase'
import type { MergeChange } from './merge'
import type { Side } from './merge-change'
import type { ListPlace, Member } from './merge-lists'
import { fieldWords, policyFields } from './policy-fields'
import { ruleTypeWords } from './rule-type'
import { ruleWords } from './rule-words'
import type { WordsContext } from './selector'

/** What a change is about: "Stay logged in for", "but never", "Second factor: which ones count". */
export function changeTitle(kind: DocumentKind, change: MergeChange): string {
  if (change.kind === 'field') return labelOf(kind, change.path) ?? change.path.join('.')
  const { place = 'include' } = change.base ?? change.theirs ?? change.mine ?? {}
  return placeWords(place)
}

/** What the side that changed it did with it, as it follows "they" or "you". */
export function changeVerb(change: MergeChange): 'added' | 'took out' | 'moved' | 'changed' {
  if (change.kind === 'field') return 'changed'
  const after = change.by === 'mine' ? change.mine : change.theirs
  if (!change.base) return 'added'
  if (!after) return 'took out'
  return after.place === change.base.place ? 'changed' : 'moved'
}

/**
 * Whether the editor has a place for it. A field that we do not know is merged and kept, but it cannot be changed here:
 * what the live version says of it stands.
 */
export const canBeChosen = (kind: DocumentKind, change: MergeChange): boolean =>
  change.kind === 'list' || labelOf(kind, change.path) !== undefined

/** What one version says of it: "24 hours", "anyone with an @example.com email", "taken out". */
export function sideWords(kind: DocumentKind, change: MergeChange, side: Side, context: WordsContext): Phrase {
  if (change.kind === 'field') {
    const told = fieldValueWords(change.path, change[side], context)
    return [told === NOT_SET ? { text: told, as: 'gap' } : chosen(told)]
  }
  const member = change[side]
  if (!member) return [{ text: side === 'base' || !change.base ? 'not there' : 'taken out', as: 'gap' }]
  const moved = change.base && change.base.place !== member.place
  return [...(moved ? [words(`moved to “${placeWords(member.place)}”: `)] : []), ...memberWords(member, context)]
}

/** Whether this version says of it what the one before said. */
export function asBefore(change: MergeChange, side: Side): boolean {
  if (side === 'base') return true
  return change.by !== 'both' && change.by !== side
}

/**
 * What merging rule by rule cannot see: one of us changed what the policy does with whom it names, the other whom it
 * names. A sentence, or `undefined`.
 */
export function turnedAround(changes: readonly MergeChange[], choice: (index: number) => Side): string | undefined {
  const took = (by: 'theirs' | 'mine') => (change: MergeChange, index: number) =>
    (change.by === by || change.by === 'both') && choice(index) === by
  const decides = (change: MergeChange) => change.kind === 'field' && change.path[0] === 'decision'
  const names = (change: MergeChange) => change.kind === 'list' && change.base?.place !== 'approval_groups'
  for (const [by, other] of [['theirs', 'mine'] as const, ['mine', 'theirs'] as const]) {
    const turned = changes.some((change, index) => decides(change) && took(by)(change, index))
    const meant = changes.some((change, index) => names(change) && change.by === other && took(other)(change, index))
    if (!turned || !meant) continue
    return by === 'theirs'
      ? 'They changed what this policy does with the people in it, and you changed who they are. Read the sentence below: your rules may now do the opposite of what you meant.'
      : 'You changed what this policy does with the people in it, and they changed who they are. Read the sentence below: their rules may now do the opposite of what they meant.'
  }
  return undefined
}

const INSIDE_LABELS: Readonly<Record<string, string>> = {
  'mfa_config.mfa_disabled': 'Second factor: switched off',
  'mfa_config.allowed_authenticators': 'Second factor: which ones count',
  'mfa_config.session_duration': 'Second factor: asked again after',
  'connection_rules.rdp.allowed_clipboard_local_to_remote_formats': 'Copying to the remote desktop',
  'connection_rules.rdp.allowed_clipboard_remote_to_local_formats': 'Copying from the remote desktop',
}

function labelOf(kind: DocumentKind, path: readonly string[]): string | undefined {
  const [field = '', ...inside] = path
  if (inside.length === 0) return fieldWords(kind, field)?.plain
  const key = path.join('.')
  return Object.hasOwn(INSIDE_LABELS, key) ? INSIDE_LABELS[key] : undefined
}

const placeWords = (place: ListPlace) =>
  place === 'approval_groups' ? policyFields.approval_groups.plain : ruleTypeWords[place].plain

const memberWords = ({ place, value }: Member, context: WordsContext): Phrase =>
  place === 'approval_groups' ? [chosen(valueWords(place, [value], context.nameOf))] : ruleWords(value, context).who

function fieldValueWords(path: readonly string[], value: unknown, { nameOf }: WordsContext): string {
  const [field = '', ...inside] = path
  if (inside.length === 0) return SWITCHES.includes(field) ? switchWords(value) : valueWords(field, value, nameOf)
  const member = inside.at(-1) ?? ''
  if (member === 'mfa_disabled') return switchWords(value)
  if (value === undefined) return NOT_SET
  if (member === 'allowed_authenticators') return valueWords('mfa_config', { [member]: value }, nameOf)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(' and ')
  return valueWords(member, value, nameOf)
}
