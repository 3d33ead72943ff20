import { expect, test } from 'vitest'
import { createLog } from './log'

const clock = () => new Date('2026-11-21T12:00:00Z')

function logged(level: 'info' | 'warn', write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  write(createLog({ level, secrets: ['s3cret', ''], clock, write: (line) => lines.push(line) }))
  return lines
}

test('an event is one line of JSON', () => {
  expect(logged('info', (log) => log('info', 'request', { status: 200 }))).toEqual([
    '{"time":"2026-11-21T12:00:00.000Z","level":"info","event":"request","status":200}',
  ])
})

test('a secret is hidden wherever it stands', () => {
  const [line] = logged('info', (log) =>
    log('error', 'failed', { stack: 'Error: Bearer s3cret\n at x', deep: [{ a: 's3crets3cret' }] }),
  )
  expect(line).not.toContain('s3cret')
  expect(line).toContain('Bearer [hidden]')
})

test('a secret is hidden in JSON and in addresses too, whatever characters it has', () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: ['a"b\\c/d'], clock, write: (line) => lines.push(line) })
  log('info', 'x', {
    json: JSON.stringify({ token: 'a"b\\c/d' }),
    url: `https://x/?t=${encodeURIComponent('a"b\\c/d')}`,
  })
  expect(lines[0]).not.toMatch(/a.{0,4}b.{0,4}c.{0,3}d/)
})

test('what is below the level is not written', () => {
  const lines = logged('warn', (log) => {
    log('info', 'request')
    log('warn', 'cloudflare')
  })
  expect(lines).toHaveLength(1)
})
