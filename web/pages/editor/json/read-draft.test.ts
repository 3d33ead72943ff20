import { describe, expect, it } from 'vitest'
import { anyOfRow } from '#core/any-of'
import { documentOf, draftOf } from '#core/draft'
import type { PolicyDocument } from '#core/documents'
import { readJson, writeJson } from '#core/json'
import { formattedText, readDraft, textOfDraft } from './read-draft'

const baseText = `{
  "id": "p1",
  "name": "Contractors",
  "decision": "allow",
  "include": [{ "email_domain": { "domain": "example.com", "weight": 12345678901234567890 } }],
  "exclude": [{ "brand_new": { "x": 1.50 } }],
  "session_duration": "24h",
  "future_field": { "kept": 1e3 },
  "updated_at": "2026-11-01T10:00:00Z"
}`
const base = readJson(baseText) as PolicyDocument
const draft = draftOf('policies', base)
const read = (text: string) => readDraft(text, draft, base)
const edited = (change: (text: string) => string) => read(change(textOfDraft(draft, base)))
const reasonOf = (answer: ReturnType<typeof read>) => (answer.state === 'refused' ? answer.reason : undefined)

describe('the text that the JSON view starts with', () => {
  it('leaves out what only Cloudflare sets, and keeps all else number for number', () => {
    const text = textOfDraft(draft, base)
    expect(text).not.toMatch(/"id"|updated_at/)
    expect(text).toContain('12345678901234567890')
    expect(text).toContain('1e3')
    expect(text).toContain('brand_new')
  })

  it('is the same draft when it is read again', () => {
    const answer = edited((text) => text)
    expect(answer.state === 'draft' && writeJson(documentOf(answer.draft, base))).toBe(writeJson(base))
  })
})

describe('reading what was typed', () => {
  it('takes a changed name, and keeps rules and fields we do not know', () => {
    const answer = edited((text) => text.replace('Contractors', 'Partners'))
    if (answer.state !== 'draft') throw new Error(answer.reason)
    const document = documentOf(answer.draft, base)
    expect(document['name']).toBe('Partners')
    expect(writeJson(document['exclude'])).toBe('[{"brand_new":{"x":1.50}}]')
    expect(writeJson(document['future_field'])).toBe('{"kept":1e3}')
  })

  it('shows what is wrong with a rule at its line, and still lets it into the draft', () => {
    const answer = edited((text) => text.replace('"example.com"', '"ana@example.com"'))
    expect(answer.state).toBe('draft')
    const text = textOfDraft(draft, base).replace('"example.com"', '"ana@example.com"')
    const error = answer.problems.find(({ severity }) => severity === 'error')
    expect(error && text.slice(error.from, error.to)).toContain('ana@example.com')
  })

  it('gives “any of” rows back what only the draft knows of them', () => {
    const either = anyOfRow([{ geo: { country_code: 'PT' } }, { geo: { country_code: 'ES' } }], '7abc')
    const before = { ...draft, require: [either] }
    const text = textOfDraft(before, base)
    expect(text).toContain('"new:7abc"')
    const answer = readDraft(text.replace('Contractors', 'Builders'), before, base)
    expect(answer).toMatchObject({ state: 'draft', draft: { name: 'Builders', require: [either] } })
    expect(answer.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('refuses to change, or to drop, what the draft could not carry', () => {
    expect(reasonOf(edited((text) => text.replace('1e3', '2e3')))).toMatch(/"future_field" cannot be changed here/)
    expect(reasonOf(edited((text) => text.replace('"allow"', '"allow", "other": 1')))).toMatch(/"other" cannot/)
    expect(edited((text) => text.replace('"24h"', '24')).state).toBe('refused')
  })

  it('says at which line the text stops being JSON', () => {
    expect(reasonOf(read('{\n  "name": "x"\n  "include": []\n}'))).toMatch(/^Line 3: This is not valid JSON/)
  })

  it.each([
    ['[]', /a list, not a policy/],
    ['"Contractors"', /a text, not a policy/],
    ['7', /a number, not a policy/],
    ['null', /null, not a policy/],
    ['  ', /There is no text/],
    ['{"name": "a", "name": "b"}', /"name" stands here twice/],
    ['{"x": 1.50, "name": "a", "name": "b"}', /"name" stands here twice/],
  ])('refuses %s in words', (text, reason) => {
    expect(reasonOf(read(text))).toMatch(reason)
  })

  it('refuses endless nesting instead of failing on it, and is not misled by brackets in strings', () => {
    const deep = `{"include": ${'['.repeat(90_000)}${']'.repeat(90_000)}}`
    expect(reasonOf(read(deep))).toMatch(/^This is nested more than 100 levels deep/)
    expect(edited((text) => text.replace('Contractors', '['.repeat(200))).state).toBe('draft')
  })

  it('refuses 10 MB without reading them', () => {
    expect(reasonOf(read('['.repeat(10_000_000)))).toBe(
      'This text is too long: 10 million characters. A policy can have 1 million.',
    )
  })
})

describe('formatting what was typed', () => {
  it('puts each thing on a line of its own, number for number', () => {
    expect(formattedText('{"name":"Staff","weight":1.50}')).toBe('{\n  "name": "Staff",\n  "weight": 1.50\n}')
  })

  it.each([
    ['broken', '{ "name": '],
    ['nested a hundred thousand times', '['.repeat(100_000)],
    ['ten megabytes long', `"${'x'.repeat(10_000_000)}"`],
  ])('leaves a text that is %s alone', (_, text) => {
    expect(formattedText(text)).toBeUndefined()
  })
})
