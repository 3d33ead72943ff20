import { expect, test } from 'vitest'
import { crashWith, forgetSecrets } from './crash'

function crashed(error: unknown) {
  const written: string[] = []
  const codes: number[] = []
  crashWith({ secrets: ['s3cret'], write: (text) => written.push(text), exit: (code) => codes.push(code) })(error)
  return { text: written.join(''), codes }
}

test('a crash is told with its place and its causes, and ends the process', () => {
  const { text, codes } = crashed(new Error('on top', { cause: new TypeError('below') }))
  expect(text).toMatch(/Error: on top\n\s+at .*crash\.test\.ts[^]*because of TypeError: below/)
  expect(codes).toEqual([1])
})

test.each([
  ['in its message', new Error('Bearer s3cret')],
  ['in its cause', new Error('x', { cause: new Error('s3cret') })],
  ['in what is no error', 'thrown s3cret'],
])('a secret does not stand in a crash: %s', (_, error) => {
  const { text } = crashed(error)
  expect(text).toContain('[hidden]')
  expect(text).not.toContain('s3cret')
})

test('the environment no longer holds the secrets, for programs we start and for reports of Node', () => {
  const env = {
    CLOUDFLARE_API_TOKEN: 's3cret',
    CLOUDFLARE_API_KEY: 's3cret',
    CLOUDFLARE_API_TOKEN_FILE: '/run/t',
    PORT: '1',
  }
  forgetSecrets(env)
  expect(env).toEqual({ CLOUDFLARE_API_TOKEN_FILE: '/run/t', PORT: '1' })
})
