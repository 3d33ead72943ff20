import { expect, test } from 'vitest'
import { emailDoubts, emailProblem } from './email'

test.each([
  'ana@example.com',
  "o'brien+test@mail.example.co.uk",
  'ANA@EXAMPLE.COM',
  'josé@example.com',
  `${'a'.repeat(64)}@example.com`,
])('%s is an email address', (email) => expect(emailProblem(email)).toBeUndefined())

test.each([
  ['', 'Type an email address, such as ana@example.com.'],
  ['ana', 'ana is not a whole address: it has no @. Type an email address, such as ana@example.com.'],
  ['ana@', 'The part after the @ is missing. Type an email address, such as ana@example.com.'],
  ['@example.com', 'The part before the @ is missing. Type an email address, such as ana@example.com.'],
  ['ana@example@com', 'An email address has one @, and here are more. Take out the others.'],
  ['ana b@example.com', 'An email address holds no spaces. Take them out.'],
  [' ana@example.com', 'There is a space before or after the address. Take it out.'],
  ['Ana <ana@example.com>', 'Type only the address, without the name and without < and >.'],
  ['ana@example.com, eve@example.com', 'One rule holds one email address. Add each address as a rule of its own.'],
  ['a..b@example.com', '“a..b” cannot stand before the @. Type an email address, such as ana@example.com.'],
  ['ana@com', 'com is not a company domain. Type the full domain, such as example.com.'],
  [`${'a'.repeat(243)}@example.com`, 'This is too long: it has 255 characters, and at most 254 fit. Shorten it.'],
])('%s: %s', (email, message) => expect(emailProblem(email)?.message).toBe(message))

test('a Cyrillic letter before the @ is doubted, after it refused', () => {
  expect(emailProblem('аna@example.com')).toBeUndefined()
  expect(emailDoubts('аna@example.com')).toEqual([
    '“а” in “аna” is a Cyrillic letter that only looks like “a”. Type it again if that is not meant.',
  ])
  expect(emailProblem('ana@exаmple.com')?.message).toContain('only looks like “a”')
  expect(emailDoubts('ana@example.com')).toEqual([])
})
