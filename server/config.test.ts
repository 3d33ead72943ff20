import { expect, test } from 'vitest'
import { readConfig } from './config'

const files: Record<string, string> = { '/run/token': 'secret-token\n', '/run/empty': '\n' }

const read = (env: Record<string, string>) =>
  readConfig(env, (path) => {
    const text = files[path]
    if (text === undefined) throw new Error('ENOENT')
    return text
  })

test('without a credential it is the practice account on this computer', () => {
  expect(read({})).toMatchObject({ upstream: { mode: 'practice' }, host: '127.0.0.1', port: 8787, timeoutMs: 30_000 })
})

test('a token makes it live', () => {
  expect(read({ CLOUDFLARE_API_TOKEN: 'secret-token' }).upstream).toEqual({
    mode: 'live',
    baseURL: 'https://api.cloudflare.com/client/v4',
    credential: { authorization: 'Bearer secret-token' },
    secrets: ['secret-token'],
  })
})

test('a secret may be in a file, where its line end is no part of it', () => {
  expect(read({ CLOUDFLARE_API_TOKEN_FILE: '/run/token' }).upstream).toMatchObject({ secrets: ['secret-token'] })
})

test('email and key are the other way', () => {
  expect(read({ CLOUDFLARE_EMAIL: 'ada@example.com', CLOUDFLARE_API_KEY: 'secret-key' }).upstream).toMatchObject({
    credential: { 'x-auth-email': 'ada@example.com', 'x-auth-key': 'secret-key' },
    secrets: ['secret-key'],
  })
})

test('changes can be switched off, and only in words that are understood', () => {
  expect(read({ GATEHOUSE_READ_ONLY: 'true' }).readOnly).toBe(true)
  expect(read({}).readOnly).toBe(false)
})

test('an empty setting is not set', () => {
  expect(read({ CLOUDFLARE_API_TOKEN: ' ', PORT: '', GATEHOUSE_UPSTREAM_BASE_URL: '' })).toMatchObject({
    upstream: { mode: 'practice' },
    port: 8787,
  })
})

test('the base address may be plain http on this computer', () => {
  const { upstream } = read({
    CLOUDFLARE_API_TOKEN: 't',
    GATEHOUSE_UPSTREAM_BASE_URL: 'http://127.0.0.1:8788/client/v4/',
  })
  expect(upstream).toMatchObject({ baseURL: 'http://127.0.0.1:8788/client/v4' })
})

test.each([
  [{ CLOUDFLARE_API_TOKEN: 'secret', CLOUDFLARE_API_KEY: 'secret', CLOUDFLARE_EMAIL: 'a@b.c' }, 'not both'],
  [{ CLOUDFLARE_API_TOKEN: 'secret', CLOUDFLARE_API_TOKEN_FILE: '/run/token' }, 'not both'],
  [{ CLOUDFLARE_API_KEY: 'secret' }, 'needed together'],
  [{ CLOUDFLARE_API_TOKEN: 'secret with spaces' }, 'CLOUDFLARE_API_TOKEN holds characters'],
  [{ CLOUDFLARE_API_TOKEN_FILE: '/secret/none' }, 'CLOUDFLARE_API_TOKEN_FILE names a file that cannot be read'],
  [{ CLOUDFLARE_API_TOKEN_FILE: '/run/empty' }, 'empty file'],
  [{ GATEHOUSE_UPSTREAM_BASE_URL: 'http://secret.example/client/v4' }, 'GATEHOUSE_UPSTREAM_BASE_URL must be an https'],
  [{ GATEHOUSE_UPSTREAM_BASE_URL: 'https://u:secret@api.example' }, 'GATEHOUSE_UPSTREAM_BASE_URL must be an https'],
  [{ GATEHOUSE_UPSTREAM_BASE_URL: 'secret' }, 'GATEHOUSE_UPSTREAM_BASE_URL must be an https'],
  [{ HOST: '0.0.0.0' }, 'HOST must be 127.0.0.1'],
  [{ PORT: 'secret' }, 'PORT must be a whole number'],
  [{ PORT: '70000' }, 'PORT must be at most 65535'],
  [{ GATEHOUSE_READ_ONLY: 'yes please' }, 'GATEHOUSE_READ_ONLY must be true or false'],
  [{ GATEHOUSE_LOG_LEVEL: 'secret' }, 'GATEHOUSE_LOG_LEVEL must be one of'],
])('%j is refused by name, without its value', (env: Record<string, string>, words) => {
  expect(() => read(env)).toThrow(words)
  expect(() => read(env)).not.toThrow(/secret|0\.0\.0\.0/)
})
