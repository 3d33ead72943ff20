import { describe, expect, test } from 'vitest'
import { DECISIONS, type Decision } from './decision'
import { textOf } from './phrase'
import type { NameLookup } from './reference'
import { selectors } from './selectors'
import { ruleWords, sentenceOf } from './sentence'
import { fastestOfFive } from './time-under-test'

const nameOf: NameLookup = ({ kind }) =>
  kind === 'posture_checks' ? { state: 'named', name: 'Disk encryption' } : { state: 'named', name: 'Design' }

const policy = (members: object, limit?: number) =>
  textOf(sentenceOf('policies', { decision: 'allow', ...members }, { nameOf, ...(limit !== undefined && { limit }) }))
const group = (members: object) => textOf(sentenceOf('groups', members, { nameOf }))

const email = (address: string) => ({ email: { email: address } })
const people = (count: number) => Array.from({ length: count }, (_, index) => email(`p${index + 1}@example.com`))
const domain = { email_domain: { domain: 'example.com' } }
const portugal = { geo: { country_code: 'PT' } }
const disk = { device_posture: { integration_uid: 'f1a8e3a0-0000-4000-8000-000000000000' } }

test('who gets in, on what condition, who does not, and when they are asked again', () => {
  const members = {
    include: [domain, email('ana@example.com')],
    require: [portugal, disk],
    exclude: [email('ben@example.com')],
    session_duration: '24h',
  }
  expect(policy(members)).toBe(
    'Let in anyone with an @example.com email or ana@example.com, but only if they are in Portugal and use a device ' +
      'that passes Disk encryption, except ben@example.com. Ask again after 24 hours.',
  )
})

describe('each action starts its own sentence', () => {
  test.each<[Decision, object, string]>([
    ['allow', domain, 'Let in anyone with an @example.com email.'],
    ['deny', email('ana@example.com'), 'Keep out ana@example.com.'],
    ['bypass', portugal, 'No login for anyone in Portugal.'],
    ['non_identity', { service_token: { token_id: 'x' } }, 'Let machines in: anything with the machine key Design.'],
  ])('%s', (decision, rule, sentence) => {
    expect(policy({ decision, include: [rule], session_duration: '24h' })).toContain(sentence)
  })

  test('only who is let in is told when to log in again', () => {
    expect(policy({ decision: 'deny', include: [domain], session_duration: '24h' })).not.toContain('Ask again')
  })

  test('an action we do not know is not told as one that we do', () => {
    expect(policy({ decision: 'maybe', include: [domain] })).toBe(
      'An action we do not know yet for anyone with an @example.com email.',
    )
  })

  test('a group has none', () => {
    expect(group({ include: [domain], require: [portugal], exclude: [email('ben@example.com')] })).toBe(
      'Anyone with an @example.com email, but only if they are in Portugal, except ben@example.com.',
    )
  })

  test('an address keeps its spelling at the start of a sentence', () => {
    expect(group({ include: [email('ana@example.com')] })).toBe('ana@example.com.')
  })
})

describe('the conditions of the visit', () => {
  test.each([
    [{ session_duration: '0s' }, ' Ask again every time.'],
    [{ session_duration: '' }, '.'],
    [{ session_duration: null }, '.'],
    [{ purpose_justification_required: true }, ' They must say why they come.'],
    [{ approval_required: true, session_duration: '1h' }, ' Somebody must approve each visit. Ask again after 1 hour.'],
  ])('%o', (members, end) => {
    const sentence = policy({ include: [domain], ...members })
    expect(sentence).toBe(`Let in anyone with an @example.com email${end.startsWith('.') ? end : `.${end}`}`)
  })
})

describe('nobody yet', () => {
  test.each([{}, { include: [] }, { include: null }, { include: {} }])('%o', (members) => {
    expect(policy({ ...members, require: [portugal] })).toBe('Let in nobody yet.')
    expect(group({ ...members, exclude: [portugal] })).toBe('Nobody yet.')
  })
})

describe('many rules', () => {
  test('of one kind are counted after the first few', () => {
    expect(policy({ include: people(40) })).toBe('Let in p1@example.com, p2@example.com, p3@example.com or 37 more.')
    expect(policy({ include: people(40) }, 2)).toBe('Let in p1@example.com, p2@example.com or 38 more.')
  })

  test('do not hide the one of another kind behind the count', () => {
    expect(policy({ include: [...people(40), domain] }, 2)).toBe(
      'Let in p1@example.com, p2@example.com or 38 more, or anyone with an @example.com email.',
    )
  })

  test('of a condition or an exception are counted too', () => {
    const members = { include: [domain], require: people(5), exclude: people(5) }
    expect(policy(members, 1)).toBe(
      'Let in anyone with an @example.com email, but only if they log in as p1@example.com and meet 4 more conditions, ' +
        'except p1@example.com and 4 more.',
    )
  })

  test('1,000 rules are told at once', () => {
    const include = people(1000)
    expect(fastestOfFive(() => policy({ include }))).toBeLessThan(20)
  })
})

describe('what we do not understand', () => {
  test.each<[unknown, string]>([
    [{ from_the_future: { x: 1 } }, 'a rule we do not know yet (kept as it is)'],
    [{}, 'a rule that is not filled in'],
    [{ email: {} }, 'a rule that is not filled in'],
    [{ email: { email: 'a@x.org' }, ip: { ip: '10.0.0.0/8' } }, 'a rule that is not filled in'],
    [null, 'a rule that is not filled in'],
    ['email', 'a rule that is not filled in'],
  ])('%o is said to be so', (rule, words) => {
    expect(textOf(ruleWords(rule, { nameOf }).who)).toBe(words)
    expect(textOf(ruleWords(rule, { nameOf }).they)).toBe(`meet ${words}`)
    expect(policy({ include: [domain], require: [rule] })).toContain(`but only if they meet ${words}.`)
  })
})

const states: NameLookup[] = [nameOf, () => ({ state: 'missing' }), () => ({ state: 'unread' })]
const table = selectors.flatMap((selector) =>
  [...DECISIONS, undefined].map((decision) => [selector, decision] as const),
)

describe.each(table.map(([selector, decision]) => [selector.key, decision, selector] as const))(
  '%s under %s',
  (key, decision, { example }) => {
    const rule = { [key]: example }
    const kind = decision === undefined ? 'groups' : 'policies'

    test.each(states)('reads as a sentence (%#)', (lookup) => {
      const document = { decision, include: [rule, domain, rule], require: [rule, portugal], exclude: [rule, domain] }
      const sentence = textOf(sentenceOf(kind, document, { nameOf: lookup }))
      expect(sentence).not.toMatch(/ {2}| [,.:]|undefined|null|\[object|[\da-f]{8}-[\da-f]{4}|[\da-f]{32}/)
      expect(sentence).toMatch(/^[A-Z\p{Ll}].*, but only if they \S.* and \S.*, except \S.*\.$/u)
      expect(sentence).not.toMatch(/^\p{Ll}(?!\S*@)/u)
    })

    test('is told whatever its value holds', () => {
      for (const junk of [undefined, null, '', 7, true, [], [7], {}, 'x'.repeat(2000)]) {
        const value = Object.fromEntries(Object.keys(example).map((name) => [name, junk]))
        expect(textOf(ruleWords({ [key]: value }, { decision, nameOf }).who)).not.toMatch(/undefined|\[object/)
        expect(textOf(ruleWords({ [key]: value }, { decision, nameOf }).they)).not.toBe('')
      }
    })
  },
)
