import { expect, test } from 'vitest'
import { checks } from './checks'
import { exampleMessage } from './find'
import type { Severity } from './finding'

type Numbers = Partial<Record<Severity | 'verify', number[]>>

function all(family: string, { verify = [], ...bySeverity }: Numbers): [string, Severity, 'V'?][] {
  return Object.entries(bySeverity).flatMap(([severity, numbers]) =>
    numbers.map((number): [string, Severity, 'V'?] => {
      const id = `${family}-${String(number).padStart(2, '0')}`
      return verify.includes(number) ? [id, severity as Severity, 'V'] : [id, severity as Severity]
    }),
  )
}

/**
 * The catalogue as it was agreed: each number with its gravest severity. What Cloudflare does not document is marked
 * with a V, and its message must say so.
 */
const CATALOGUE: readonly [id: string, severity: Severity, verify?: 'V'][] = [
  ...all('OPEN', {
    stop: [1, 2, 4, 7, 12, 16],
    risk: [3, 5, 6, 9, 10, 14, 15, 18],
    doubt: [8, 11, 13, 17],
    verify: [13],
  }),
  ...all('NEVER', {
    stop: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18],
    risk: [15],
    doubt: [16],
    verify: [16],
  }),
  ...all('ACT', { stop: [1, 2, 3, 5, 6, 8, 11, 14], risk: [9], doubt: [4, 7, 13], tidy: [10, 12, 15] }),
  // A key that is gone is as grave as any other thing that is gone; one that expired is a doubt.
  ...all('REF', { stop: [1, 2, 3, 4, 6, 8, 10], doubt: [5, 7, 9], verify: [2] }),
  ...all('RED', { tidy: [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12], doubt: [8], verify: [12] }),
  ...all('SESS', { risk: [1, 4], doubt: [2, 3, 5] }),
  ...all('APPR', { stop: [1, 2], risk: [5], doubt: [3, 4, 6, 7, 8] }),
  ...all('LOCK', { stop: [1, 2, 3, 4], risk: [5, 6] }),
  // Which names of a domain exist is not read, so it cannot be said of one that it is open.
  ...all('APP', { doubt: [1, 2, 3] }),
  ...all('REV', { risk: [6], doubt: [1, 2, 4], tidy: [7] }),
  ...all('RISK', { doubt: [1], verify: [1] }),
]

/**
 * What is in no account that Gatehouse reads: who owns a group, when a review was due.
 * Whoever adds a place for it adds the check.
 */
const NOWHERE = ['REV-03', 'REV-05']

test('each check of the catalogue is made, with its severity, and no other', () => {
  const agreed = CATALOGUE.map(([id, severity]) => `${id} ${severity}`).toSorted()
  expect(checks.map(({ id, severity }) => `${id} ${severity}`).toSorted()).toEqual(agreed)
  expect(agreed.length + NOWHERE.length).toBe(103)
  expect(checks.filter(({ id }) => NOWHERE.includes(id))).toEqual([])
})

test.each(checks)('$id says in whole sentences what is wrong, without Cloudflare’s ids', (check) => {
  const message = exampleMessage(check) ?? ''
  expect(message).toMatch(/^[\p{Lu}\p{N}“*@a-z].{15,}[.?]$/su)
  expect(message).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|undefined|\[object|NaN/)
  // Nobody is called just everyone: who is nobody to the login methods is not among them.
  expect(message).not.toMatch(/\bEveryone\b(?! who)/)
})

const DOUBT = /not documented|documentation|may |can be read in two|unless|usually|perhaps|does not say/

test.each(CATALOGUE.filter(([, , verify]) => verify).map(([id]) => id))('%s says that it is not certain', (id) => {
  const check = checks.find((one) => one.id === id)
  expect(check && exampleMessage(check)).toMatch(DOUBT)
})

test('what guards find stops a publish, and nothing else does', () => {
  const stops = checks.filter((check) => check.stopsPublish).map(({ id }) => id)
  expect(stops.toSorted()).toEqual(['LOCK-01', 'LOCK-02', 'LOCK-03', 'LOCK-04'])
})
