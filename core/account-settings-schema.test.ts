import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from './account-settings'
import { accountSettingsSchema } from './account-settings-schema'

const messagesOf = (settings: object) =>
  accountSettingsSchema
    .safeParse({ ...DEFAULT_SETTINGS, ...settings })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

test('what an account starts with is sound', () => {
  expect(messagesOf({})).toEqual([])
})

test('sentences, people and domains that are sound', () => {
  expect(
    messagesOf({
      break_glass: ['ana@example.com', 'bo@example.com'],
      guards: [
        { id: 'a', says: 'always-open', email: 'ana@example.com', app: 'wiki' },
        { id: 'b', says: 'nobody-outside', domains: ['example.com', 'example.org'], app: 'payroll' },
      ],
      limits: { people: null },
      company_domains: ['example.com'],
      publishing: { none: 'editor', some: 'owner', high: 'second-person' },
    }),
  ).toEqual([])
})

test.each([
  [
    { break_glass: ['ana'] },
    'break_glass.0: ana is not a whole address: it has no @. Type an email address, such as ana@example.com.',
  ],
  [
    { break_glass: ['ana@example.com', 'Ana@example.com'] },
    'break_glass.1: Ana@example.com is here twice. Take one out.',
  ],
  [{ break_glass: 'ana@example.com' }, 'break_glass: A list of people belongs here.'],
  [{ company_domains: ['@example.com'] }, 'company_domains.0: Leave out the @: type example.com.'],
  [{ limits: { people: 0 } }, 'limits.people: Type a whole number from 1 to 100,000, or switch the limit off.'],
  [{ limits: { people: 1.5 } }, 'limits.people: Type a whole number from 1 to 100,000, or switch the limit off.'],
  [
    { guards: [{ id: 'a', says: 'nobody-outside', domains: [], app: 'wiki' }] },
    'guards.0.domains: Name at least one domain: nobody else is inside.',
  ],
  [
    { guards: [{ id: 'a', says: 'always-open', email: '', app: 'wiki' }] },
    'guards.0.email: Type an email address, such as ana@example.com.',
  ],
  [
    { guards: [{ id: 'a', says: 'always-open', email: 'ana@example.com', app: '' }] },
    'guards.0.app: Choose an application.',
  ],
  [
    { guards: [{ id: 'a', says: 'never' }] },
    'guards.0.says: Choose what the sentence says: that somebody can always open it, or that nobody outside can.',
  ],
  [{ colour: 'red' }, ': Gatehouse knows no setting called colour. Leave it out.'],
  [
    { publishing: { none: 'editor', some: 'editor', high: 'anyone' } },
    'publishing.high: Choose who may publish such a change: an editor, an owner, or an owner after somebody else proposed it.',
  ],
])('%j is refused with what to do', (settings, message) => {
  expect(messagesOf(settings)).toEqual([message])
})

test('two sentences with one id are refused', () => {
  const one = { id: 'a', says: 'always-open', email: 'ana@example.com', app: 'wiki' }
  expect(messagesOf({ guards: [one, { ...one, app: 'payroll' }] })).toEqual([
    'guards.1.id: Two sentences have one id. Write one of them anew.',
  ])
})
