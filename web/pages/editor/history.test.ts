import { describe, expect, test } from 'vitest'
import { MOST_STEPS, record, redo, startHistory, undo } from './history'

const typed = (field: string, at: number) => ({ field, at })

describe('undo steps', () => {
  test('a word typed without a pause is undone at once', () => {
    let history = startHistory('')
    history = record(history, 'A', typed('name', 1000))
    history = record(history, 'An', typed('name', 1300))
    history = record(history, 'Ana', typed('name', 1700))
    expect(undo(history).present).toBe('')
  })

  test('a pause of more than 400 ms starts a new step', () => {
    let history = record(startHistory(''), 'Ana', typed('name', 1000))
    history = record(history, 'Ana L', typed('name', 1401))
    expect(undo(history).present).toBe('Ana')
    expect(undo(undo(history)).present).toBe('')
  })

  test('going to another field starts a new step, however quick', () => {
    let history = record(startHistory('-'), 'name', typed('name', 1000))
    history = record(history, 'name, rule', typed('include.0', 1010))
    expect(undo(history).present).toBe('name')
  })

  test('each structural change is a step of its own and ends the typing before it', () => {
    let history = record(startHistory(0), 1, typed('name', 1000))
    history = record(history, 2)
    history = record(history, 3)
    history = record(history, 4, typed('name', 1010))
    expect(undo(history).present).toBe(3)
    expect(undo(undo(history)).present).toBe(2)
    expect(undo(undo(undo(history))).present).toBe(1)
  })

  test('typing right after an undo does not swallow the state that was undone to', () => {
    let history = record(startHistory('a'), 'ab', typed('name', 1000))
    history = undo(history)
    history = record(history, 'ac', typed('name', 1100))
    expect(undo(history).present).toBe('a')
  })
})

test('redo gives back what undo took, in order', () => {
  const history = record(record(startHistory(0), 1), 2)
  const back = undo(undo(history))
  expect(back.present).toBe(0)
  expect(redo(back).present).toBe(1)
  expect(redo(redo(back)).present).toBe(2)
})

test('a new change forgets what had been undone', () => {
  const history = record(undo(record(startHistory(0), 1)), 5)
  expect(redo(history).present).toBe(5)
})

test('at either end, undo and redo change nothing', () => {
  const history = startHistory('only')
  expect(undo(history)).toBe(history)
  expect(redo(history)).toBe(history)
})

test('only the newest steps are kept', () => {
  let history = startHistory(0)
  for (let step = 1; step <= MOST_STEPS + 10; step++) history = record(history, step)
  for (let step = 0; step < MOST_STEPS + 50; step++) history = undo(history)
  expect(history.present).toBe(10)
})
