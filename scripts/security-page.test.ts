import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(`${root}docs/security.md`, 'utf8')

/** The rows of the tables: what is done about a threat, and what holds it. */
const rows = [...page.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].filter(
  ([, done]) => !/^(what is done|-+)$/.test(done ?? ''),
)

test('everything that is said to be done names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(25)
  for (const [, done, heldBy = ''] of rows) {
    const named = [...heldBy.matchAll(/`([\w./-]+)`/g)].map(([, file]) => file ?? '')
    expect(named, done).not.toEqual([])
    for (const file of named) expect(existsSync(root + file), file).toBe(true)
  }
})

test.each(['stolen laptop', 'malicious page', 'curious colleague', 'compromised upstream', 'Hostile names'])(
  'for the threat of a %s it is said what is done and what is not',
  (threat) => {
    const part = page.split(/^### /m).find((text) => text.split('\n')[0]?.includes(threat))
    expect(part).toMatch(/\*\*Not done:\*\*/)
    expect(part).toMatch(/held by/)
  },
)
