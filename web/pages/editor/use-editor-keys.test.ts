import { describe, expect, test } from 'vitest'
import { commandOf } from './use-editor-keys'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('while typing', () => {
  test.each(['a', '1', '2', '3', '?', 'z', 's', 'Enter'])('%s is text', (key) => {
    expect(commandOf(press(key), true)).toBeUndefined()
  })

  test.each([
    ['Ctrl Z undoes', press('z', { ctrlKey: true }), 'undo'],
    ['Cmd Z undoes', press('z', { metaKey: true }), 'undo'],
    ['Ctrl Shift Z redoes', press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    ['Ctrl Y redoes', press('y', { ctrlKey: true }), 'redo'],
    ['Ctrl S saves the draft for others', press('s', { ctrlKey: true }), 'share'],
    ['Ctrl Enter publishes', press('Enter', { ctrlKey: true }), 'publish'],
  ])('%s', (_, pressed, command) => {
    expect(commandOf(pressed, true)).toBe(command)
  })
})

test('1, 2 and 3 go to the blocks in the order of the page', () => {
  expect(['1', '2', '3'].map((key) => commandOf(press(key), false))).toEqual([{ block: 0 }, { block: 1 }, { block: 2 }])
})

test('? shows the keys, although it is typed with Shift', () => {
  expect(commandOf(press('?', { shiftKey: true }), false)).toBe('shortcuts')
})

test.each([
  ['Ctrl A selects everything, as everywhere', press('a', { ctrlKey: true })],
  ['Alt 1 is the browser’s', press('1', { altKey: true })],
  ['AltGr combinations type letters', press('z', { ctrlKey: true, altKey: true })],
  ['Ctrl Shift S is the browser’s', press('S', { ctrlKey: true, shiftKey: true })],
])('%s', (_, pressed) => {
  expect(commandOf(pressed, false)).toBeUndefined()
})
