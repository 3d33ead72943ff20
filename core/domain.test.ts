import { describe, expect, test } from 'vitest'
import { domainProblem, lookAlikeDoubt, publicMailDoubt } from './domain'

const problemOf = (domain: string) => domainProblem(domain)?.message

test.each([
  'example.com',
  'a.b.c.example.co.uk',
  'EXAMPLE.com',
  '3m.com',
  'xn--mnchen-3ya.de',
  `${'a'.repeat(63)}.com`,
])('%s is a domain', (domain) => expect(problemOf(domain)).toBeUndefined())

test.each([
  ['', 'Type a domain, such as example.com.'],
  ['@example.com', 'Leave out the @: type example.com.'],
  ['@', 'Leave out the @: type example.com.'],
  ['ana@example.com', 'Type only what follows the @: example.com.'],
  ['com', 'com is not a company domain. Type the full domain, such as example.com.'],
  ['example.com.', 'Leave out the dot at the end: type example.com.'],
  ['.example.com', 'Two dots or a dot at the start: take out the one that is too many.'],
  ['*.example.com', 'A domain cannot hold a star. Type each domain as a rule of its own.'],
  ['https://example.com', 'This is a web address. Type only the domain, such as example.com.'],
  ['example.com/path', 'This is a web address. Type only the domain, such as example.com.'],
  ['example.com:8080', 'Leave out the colon and what follows it: type only the domain.'],
  ['exam ple.com', 'A domain holds no spaces. Take them out.'],
  ['-example.com', '“-example” cannot stand in a domain: use letters, digits and, between them, dashes.'],
  ['my_company.com', '“my_company” cannot stand in a domain: use letters, digits and, between them, dashes.'],
  ['10.0.0.1', '10.0.0.1 looks like an IP address. Type a domain, such as example.com.'],
  [`${'a'.repeat(64)}.com`, 'Between two dots at most 63 characters fit, and here are 64. Shorten it.'],
  [`${'a.'.repeat(130)}com`, 'This is too long: it has 263 characters, and at most 253 fit. Shorten it.'],
  ['münchen.de', 'Type the form that mail systems use for this domain: xn--mnchen-3ya.de.'],
])('%s: %s', (domain, message) => expect(problemOf(domain)).toBe(message))

test('a domain with a letter that only looks Latin is refused, with both ways out', () => {
  expect(problemOf('exаmple.com')).toBe(
    '“а” in “exаmple” is a Cyrillic letter that only looks like “a”. Type it again, or type xn--exmple-4nf.com if it is meant.',
  )
})

describe('a valid domain that looks like another', () => {
  test.each([
    ['xn--pple-43d.com', /^People see xn--pple-43d.com as аpple.com. “а” in “аpple” is a Cyrillic letter/],
    ['xn--80ak6aa92e.com', /^People see xn--80ak6aa92e.com as аррӏе.com/],
    ['examp1e.com', /has the digit 1 between letters. Check that no letter l is meant/],
    ['g0ogle.com', /has the digit 0 between letters. Check that no letter o is meant/],
  ])('%s is doubted', (domain, doubt) => {
    expect(problemOf(domain)).toBeUndefined()
    expect(lookAlikeDoubt(domain)).toMatch(doubt)
  })

  test.each(['example.com', 'xn--mnchen-3ya.de', 'xn--e1afmkfd.xn--p1ai', '3m.com', 'web2.com', 'xn--!.com'])(
    '%s is not',
    (domain) => expect(lookAlikeDoubt(domain)).toBeUndefined(),
  )
})

test('public mail services are told from companies, in any case', () => {
  expect(publicMailDoubt('GMail.com')).toMatch(/anybody can get such an address/)
  expect(publicMailDoubt('example.com')).toBeUndefined()
})
