import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { canonicalRule, canonicalText, normalised, stableText } from '#core/canonical'
import { differences, type Difference } from '#core/diff'
import type { DocumentKind } from '#core/document-kind'
import { documentOf, draftOf, ruleRow, sameDraft, type Draft } from '#core/draft'
import { readJson, writeJson } from '#core/json'
import { rulesOf } from '#core/rule-lists'
import type { RuleType } from '#core/rule-type'
import { documentText, EVERY_SCRIPT, longDocumentText, ruleText } from './generated-under-test'

const SEED = 20_261_121

/** Always the same documents, so that a failure can be looked at. */
const check = <Ts>(runs: number, property: fc.IProperty<Ts>) => fc.assert(property, { numRuns: runs, seed: SEED })

vi.setConfig({ testTimeout: 60_000 })

type Members = Record<string, unknown>

/** `expect(…).toBe(…)`, which takes longer than everything it looks at here, only where it has something to say. */
function isSame(found: string, wanted: string) {
  if (found !== wanted) expect(found).toBe(wanted)
}

const areSame = (found: readonly string[], wanted: readonly string[]) => isSame(found.join('\n'), wanted.join('\n'))

/** Opens a document in the editor and saves it, with what `edit` did meanwhile. */
function edited(kind: DocumentKind, document: object, edit: (draft: Draft) => Draft = (draft) => draft): Members {
  return documentOf(edit(draftOf(kind, document)), document)
}

/** What the differences say, without words: which rules went and came, and which fields changed. */
function told(found: readonly Difference[]) {
  return found.map((difference) => {
    switch (difference.kind) {
      case 'field':
        return difference.field
      case 'rule-moved':
        return `${difference.from} to ${difference.to}: ${canonicalRule(difference.rule)}`
      case 'rule-changed':
        return `${difference.ruleType}: ${canonicalRule(difference.before)} becomes ${canonicalRule(difference.after)}`
      default:
        return `${difference.ruleType} ${difference.kind}: ${canonicalRule(difference.rule)}`
    }
  })
}

function keepsAll({ kind, text }: { kind: DocumentKind; text: string }) {
  const document = readJson(text) as Members
  isSame(writeJson(document), text)
  const saved = edited(kind, document)
  isSame(writeJson(saved), text)
  isSame(canonicalText(kind, saved), canonicalText(kind, document))
  areSame(told(differences(kind, document, saved)), [])
  if (!sameDraft(draftOf(kind, saved), draftOf(kind, document))) throw new Error('the drafts differ')
}

const UNCHANGED = 12_000

test(`${UNCHANGED} documents that are opened and not changed stay the same, letter by letter`, () => {
  check(UNCHANGED, fc.property(documentText, keepsAll))
})

const LONG = 12

test(`${LONG} documents with a thousand rules stay the same too`, () => {
  check(LONG, fc.property(longDocumentText, keepsAll))
})

test('every script of Unicode stays as it is, in names, keys and rules', () => {
  const all = EVERY_SCRIPT.join('')
  for (const kind of ['policies', 'groups'] as const) {
    const document = { id: '1', name: all, decision: 'allow', include: [{ [all]: { [all]: all } }], [all]: all }
    keepsAll({ kind, text: writeJson(document) })
  }
})

/** The rule list that is changed: a value that is no list could not be shown, and is not offered for editing. */
const editable = (document: Members, wanted: RuleType): RuleType =>
  document[wanted] === undefined || document[wanted] === null || Array.isArray(document[wanted]) ? wanted : 'include'

/** The document in its normal form, with the rules of one list put in its place. */
const withRules = (kind: DocumentKind, document: Members, ruleType: RuleType, rules: readonly unknown[]) =>
  stableText(
    Object.fromEntries(
      Object.entries({
        ...normalised(kind, document),
        [ruleType]: rules.length > 0 ? rules.map(canonicalRule).toSorted() : undefined,
      }).filter(([, value]) => value !== undefined),
    ),
  )

/** What is expected of one change of one rule list. */
function changesRules(kind: DocumentKind, document: Members, ruleType: RuleType, rules: readonly unknown[]) {
  const before = writeJson(document)
  const saved = edited(kind, document, (draft) => ({ ...draft, [ruleType]: rules.map(ruleRow) }))
  isSame(writeJson(saved), writeJson({ ...document, [ruleType]: rules }))
  isSame(stableText(normalised(kind, saved)), withRules(kind, document, ruleType, rules))
  isSame(writeJson(document), before)
  return told(differences(kind, document, saved))
}

const aRuleType = fc.constantFrom<RuleType>('include', 'require', 'exclude')

const CHANGES = 3_000

test(`${CHANGES} added rules: each is the one change`, () => {
  check(
    CHANGES,
    fc.property(documentText, aRuleType, ruleText, ({ kind, text }, wanted, added) => {
      const document = readJson(text) as Members
      const ruleType = editable(document, wanted)
      const rule = readJson(added)
      const found = changesRules(kind, document, ruleType, [...rulesOf(document, ruleType), rule])
      areSame(found, [`${ruleType} rule-added: ${canonicalRule(rule)}`])
    }),
  )
})

test(`${CHANGES} removed rules: each is the one change`, () => {
  check(
    CHANGES,
    fc.property(documentText, aRuleType, fc.nat(3), ({ kind, text }, wanted, at) => {
      const document = readJson(text) as Members
      const ruleType = editable(document, wanted)
      const rules = rulesOf(document, ruleType)
      fc.pre(rules.length > 0)
      const gone = at % rules.length
      const found = changesRules(kind, document, ruleType, rules.toSpliced(gone, 1))
      areSame(found, [`${ruleType} rule-removed: ${canonicalRule(rules[gone])}`])
    }),
  )
})

test(`${CHANGES} changed rules: each is the one change`, () => {
  check(
    CHANGES,
    fc.property(documentText, aRuleType, fc.nat(3), ruleText, ({ kind, text }, wanted, at, changed) => {
      const document = readJson(text) as Members
      const ruleType = editable(document, wanted)
      const rules = rulesOf(document, ruleType)
      fc.pre(rules.length > 0)
      const [was, is] = [rules[at % rules.length], readJson(changed)]
      const [before, after] = [canonicalRule(was), canonicalRule(is)]
      const found = changesRules(kind, document, ruleType, rules.with(at % rules.length, is))
      if (before === after) return areSame(found, [])
      // Two rules that have nothing in common are told as one that came and one that went.
      const asOne = [`${ruleType}: ${before} becomes ${after}`]
      const asTwo = [`${ruleType} rule-added: ${after}`, `${ruleType} rule-removed: ${before}`]
      return areSame(found, found.length === 1 ? asOne : asTwo)
    }),
  )
})

const SWITCHES = ['isolation_required', 'purpose_justification_required', 'approval_required'] as const

test(`${CHANGES} renamed or switched documents: each is the one change`, () => {
  check(
    CHANGES,
    fc.property(documentText, fc.constantFrom('name', ...SWITCHES, 'is_default'), ({ kind, text }, wanted) => {
      const document = readJson(text) as Members
      const own = kind === 'policies' ? ['name', ...SWITCHES] : ['name', 'is_default']
      const field = own.includes(wanted) ? wanted : 'name'
      const value = field === 'name' ? `${draftOf(kind, document).name} (renamed)` : document[field] !== true
      const saved = edited(kind, document, (draft) => ({ ...draft, [field]: value }))
      isSame(writeJson(saved), writeJson({ ...document, [field]: value }))
      const rest = (members: Members) => stableText({ ...members, [field]: undefined })
      isSame(rest(normalised(kind, saved)), rest(normalised(kind, document)))
      areSame(told(differences(kind, document, saved)), [field])
    }),
  )
})
