import { expect, test } from 'vitest'
import { changesCounted, publishQuestion, publishWords } from './publish-words'

const counts = { gain: 3, lose: 1, keep: 9, 'cannot-tell': 0 }

test('the button says whom publishing touches, and nothing that is not counted yet', () => {
  expect(publishWords(false, undefined)).toBe('Publish')
  expect(publishWords(true, undefined)).toBe('Publish…')
  expect(publishWords(true, { about: 'apps', apps: [], counts })).toBe('Publish: 3 gain, 1 loses')
})

test('what no application uses changes nobody’s access, whoever would fall under it', () => {
  expect(publishWords(true, { about: 'documents', apps: [], counts })).toBe('Publish: nobody gains or loses')
})

test('the dialog asks by name and says how much changes', () => {
  expect(publishQuestion('policies', false, 'Contractors')).toBe('Publish Contractors?')
  expect(publishQuestion('groups', true, ' ')).toBe('Create this group?')
  expect(changesCounted('groups', true, 4)).toBe('A new group')
  expect(changesCounted('policies', false, 1)).toBe('1 change')
})
