import fc from 'fast-check'
import type { DocumentKind } from '#core/document-kind'
import { selectors } from '#core/selectors'

/**
 * Documents as JSON texts, as an upstream could send them: what we know, and at every place something that we do not.
 * A text, because what a value in memory cannot hold (`1.50`, a number of thirty digits) must survive too.
 */

/** One character of every row of Unicode's charts that has letters, marks or digits: so, of every script. */
export const EVERY_SCRIPT: readonly string[] = Array.from({ length: 0x20000 / 16 }, (_, row) =>
  Array.from({ length: 16 }, (__, cell) => String.fromCodePoint(row * 16 + cell)).find((character) =>
    /[\p{L}\p{M}\p{N}]/u.test(character),
  ),
).filter((character) => character !== undefined)

const written = (value: unknown) => JSON.stringify(value)

const scripts = fc
  .array(fc.nat(EVERY_SCRIPT.length - 1), { minLength: 1, maxLength: 6 })
  .map((places) => places.map((place) => EVERY_SCRIPT[place]).join(''))

/**
 * Any character there is, as fast-check's own `binary`, which takes seconds to make a map of all of them for taking a
 * text apart again.
 */
const anyCharacter = fc.nat(0x10ffff).map(
  (point) => String.fromCodePoint(point),
  (character) => {
    const point = typeof character === 'string' ? character.codePointAt(0) : undefined
    if (point === undefined || String.fromCodePoint(point) !== character) throw new Error('not one character')
    return point
  },
)

/** Any text, lone surrogates and control characters included. */
const text = fc.oneof(
  { weight: 4, arbitrary: scripts },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '"', '\\', '\u2028', '\uD800', 'null', '0', '\u0000', '\r\n') },
)

/** Keys that stand for something in JavaScript, or in the documents themselves. */
const key = fc.oneof(
  { weight: 3, arbitrary: scripts },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'length',
      '',
      'value',
      'email',
      'include_all',
    ),
  },
)

const number = fc.oneof(
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.constantFrom('0', '-0', '1.50', '1e400', '-1.0E-7', '12345678901234567890', '0.1000', '9007199254740993'),
)

const scalar = fc.oneof(text.map(written), number, fc.constantFrom('null', 'true', 'false'))

type Members = readonly (readonly [key: string, value: string])[]

/** Of two members with one key the first. JavaScript puts keys that are numbers before all others, so here they are. */
function objectOf(...members: Members): string {
  const first = new Map<string, string>()
  for (const [name, value] of members) if (!first.has(name)) first.set(name, value)
  const isIndex = (name: string) => String(Number(name) >>> 0) === name && name !== '4294967295'
  const rank = (name: string) => (isIndex(name) ? Number(name) : Infinity)
  const inOrder = [...first].toSorted(([a], [b]) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
  return `{${inOrder.map(([name, value]) => `${written(name)}:${value}`).join(',')}}`
}

const listOf = (items: readonly string[]) => `[${items.join(',')}]`

/** Any JSON, small. */
const anything: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map(listOf) },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((members) => objectOf(...members)),
    },
  ),
})).value

const unknownMembers = fc.array(fc.tuple(key, anything), { maxLength: 2 })

const knownRule = fc
  .tuple(
    fc.constantFrom(...selectors),
    text,
    fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: unknownMembers }),
  )
  .map(([selector, value, more]) => {
    const fields = Object.entries(selector.example).map(([name, shown]): [string, string] => [
      name,
      typeof shown === 'string' && selector.fields[name]?.kind === 'text' ? written(value) : written(shown),
    ])
    return objectOf([selector.key, objectOf(...fields, ...more)])
  })

/** A rule: one of ours, one that is not released yet, one that is incomplete, one with two keys, or no rule at all. */
export const ruleText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: knownRule },
  { weight: 2, arbitrary: fc.tuple(key, anything).map(([name, value]) => objectOf([name, value])) },
  { weight: 1, arbitrary: fc.constantFrom(...selectors).map(({ key: name }) => objectOf([name, '{}'])) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(knownRule, key, anything)
      .map(([rule, name, value]) => `${rule.slice(0, -1)},${written(`${name} too`)}:${value}}`),
  },
  { weight: 1, arbitrary: anything },
)

const rules = fc.array(ruleText, { maxLength: 4 }).map(listOf)

const maybe = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Members> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Members>([]) },
    { weight: 3, arbitrary: value.map((made): Members => [[name, made]]) },
    { weight: 1, arbitrary: anything.map((made): Members => [[name, made]]) },
  )

const yesOrNo = fc.constantFrom('true', 'false')

const approvalGroup = fc
  .tuple(fc.nat(9), fc.array(text, { maxLength: 2 }), unknownMembers)
  .map(([needed, emails, more]) =>
    objectOf(['approvals_needed', String(needed)], ['email_addresses', listOf(emails.map(written))], ...more),
  )

const mfaConfig = fc
  .tuple(fc.subarray(['totp', 'biometrics', 'security_key']), yesOrNo, unknownMembers)
  .map(([allowed, off, more]) =>
    objectOf(['allowed_authenticators', listOf(allowed.map(written))], ['mfa_disabled', off], ...more),
  )

const connectionRules = fc
  .tuple(fc.subarray(['text', 'file']), unknownMembers, unknownMembers)
  .map(([formats, inside, beside]) =>
    objectOf(
      ['rdp', objectOf(['allowed_clipboard_local_to_remote_formats', listOf(formats.map(written))], ...inside)],
      ...beside,
    ),
  )

const name = fc.oneof({ weight: 6, arbitrary: text.map(written) }, { weight: 1, arbitrary: anything })

const policyMembers = fc.tuple(
  maybe('session_duration', fc.constantFrom('"24h"', '"1h"', '""', 'null')),
  maybe('isolation_required', yesOrNo),
  maybe('purpose_justification_required', yesOrNo),
  maybe('purpose_justification_prompt', text.map(written)),
  maybe('approval_required', yesOrNo),
  maybe('approval_groups', fc.array(approvalGroup, { maxLength: 2 }).map(listOf)),
  maybe('mfa_config', mfaConfig),
  maybe('connection_rules', connectionRules),
)

const shared = fc.tuple(name, rules, maybe('require', rules), maybe('exclude', rules), unknownMembers)

const ID = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'

export const policyText: fc.Arbitrary<string> = fc
  .tuple(shared, fc.constantFrom('"allow"', '"deny"', '"bypass"', '"non_identity"', '"escort"'), policyMembers)
  .map(([[title, include, require, exclude, more], decision, members]) =>
    objectOf(
      ['id', written(ID)],
      ['name', title],
      ['decision', decision],
      ['include', include],
      ...exclude,
      ...require,
      ...members.flat(),
      ...more,
    ),
  )

export const groupText: fc.Arbitrary<string> = fc
  .tuple(shared, maybe('is_default', yesOrNo))
  .map(([[title, include, require, exclude, more], isDefault]) =>
    objectOf(['id', written(ID)], ['name', title], ['include', include], ...require, ...exclude, ...isDefault, ...more),
  )

/** A policy or a rule group, as Cloudflare could send it. */
export const documentText: fc.Arbitrary<{ kind: DocumentKind; text: string }> = fc.oneof(
  policyText.map((made) => ({ kind: 'policies' as const, text: made })),
  groupText.map((made) => ({ kind: 'groups' as const, text: made })),
)

/** The same, with as many rules as Cloudflare allows. https://developers.cloudflare.com/cloudflare-one/account-limits/ */
export const longDocumentText: fc.Arbitrary<{ kind: DocumentKind; text: string }> = fc
  .tuple(fc.constantFrom<DocumentKind>('policies', 'groups'), fc.array(ruleText, { minLength: 1000, maxLength: 1000 }))
  .map(([kind, many]) => ({
    kind,
    text: objectOf(['id', written(ID)], ['name', '"Long"'], ['decision', '"allow"'], ['include', listOf(many)]),
  }))
