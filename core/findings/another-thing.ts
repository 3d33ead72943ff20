import { helperRules } from '../helper-group'
import { referenceNouns, type Reference, type ReferenceKind } from '../reference'
import type { PickerRow } from '../account-data'
import type { Subject, SubjectRule } from './check'
import type { Fix, Option } from './finding'
import { byChoice, removeRules, replaceRule } from './fixes'
import { leadsTo } from './group-paths'
import { leavesSomebody, rulesAt } from './subject'
import type { View } from './view'

/** The option that chooses nothing. */
const NONE = 'none'

/** A rule can go without changing whom others let in: it matches nobody, and it is not the only one under "Who". */
const removable = (one: SubjectRule, subject: Subject) =>
  one.ruleType === 'exclude' || (one.ruleType === 'include' && rulesAt(subject, 'include').length > 1)

/**
 * What to do with a rule that points to what is gone or cannot work: have it point to another thing of the kind, or take
 * it out where that changes nothing for anybody. `undefined` = the account has no other one, and the rule may not go.
 */
export function chooseAnother(one: SubjectRule, reference: Reference, subject: Subject, view: View): Fix | undefined {
  const remove = removable(one, subject) ? removeRules('Remove this rule', one) : undefined
  const { one: noun } = referenceNouns[reference.kind]
  const others = othersFor(one, reference, subject, view)
  const [only] = others
  if (!only) return remove
  const options = remove ? [...others, { id: NONE, title: 'None: remove this rule', apply: remove.apply }] : others
  return byChoice(remove ? `Choose another ${noun}, or remove this rule` : `Choose another ${noun}`, {
    label: `Another ${noun}`,
    options: () => options,
    // Nothing tells which one is meant, unless there is one only.
    ...(remove ? { best: NONE } : others.length === 1 && { best: only.id }),
  })
}

/** The things that can stand where the rule points to another one, without a word said twice or nobody left. */
function othersFor(one: SubjectRule, { kind, id: gone }: Reference, subject: Subject, view: View): Option[] {
  const { read } = one
  if (read.state !== 'known') return []
  const { selector, value } = read
  const [name, field] =
    Object.entries(selector.fields).find(
      ([key, { kind: of, ...rest }]) => of === 'reference' && 'to' in rest && rest.to === kind && value[key] === gone,
    ) ?? []
  if (name === undefined || field?.kind !== 'reference') return []
  const { types } = field
  // Where nobody can match for another reason, that is told and mended by itself.
  const dead = view.most(subject.lists).length === 0
  const said = new Set(rulesAt(subject, one.ruleType).map(({ rule }) => view.identityOf(rule)))
  return (rowsOf(kind, view) ?? [])
    .filter(({ id, type, trouble }) => {
      const fits = types === undefined || type === undefined || types.includes(type)
      return fits && trouble === undefined && id !== gone && !inCircle({ kind, id }, subject, view)
    })
    .map(({ id, name: title, detail }) => ({
      id,
      title,
      rule: { [selector.key]: { ...value, [name]: id } },
      ...(detail !== undefined && { detail }),
    }))
    .filter(({ rule }) => !said.has(view.identityOf(rule)))
    .map(({ rule, ...option }) => ({ ...option, apply: replaceRule('', one, rule).apply }))
    .filter((option) => dead || leavesSomebody(subject, view)(option))
}

const inCircle = ({ kind, id }: Reference, subject: Subject, view: View) =>
  kind === 'groups' &&
  (helperRules(view.group(id)) !== undefined || (subject.kind === 'groups' && leadsTo(id, subject.place.id, view)))

function rowsOf(kind: ReferenceKind, { facts }: View): readonly PickerRow[] | undefined {
  switch (kind) {
    case 'groups':
      return facts.groups
    case 'email_lists':
    case 'ip_lists':
      return facts.lists
    case 'identity_providers':
      return facts.identity_providers
    case 'service_tokens':
      return facts.service_tokens
    case 'posture_checks':
      return facts.posture_checks
    case 'apps':
      return facts.apps
    default:
      return undefined
  }
}

/** What the rules of a document point to, of some kinds, and the account does not have. */
export const missing = (subject: Subject, view: View, kinds: readonly ReferenceKind[]) =>
  subject.pointers.filter(({ reference }) => kinds.includes(reference.kind) && view.row(reference) === null)
