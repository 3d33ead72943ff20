import { expect, test } from 'vitest'
import { readConfig } from '../config'

const read = (env: Record<string, string>) => readConfig(env, () => '')

const access = {
  GATEHOUSE_AUTH: 'access',
  GATEHOUSE_ACCESS_TEAM_DOMAIN: 'harbour.cloudflareaccess.com',
  GATEHOUSE_ACCESS_AUD: 'aud-1, aud-2',
  GATEHOUSE_OWNERS: 'ada@example.com',
}

test('unless told otherwise it is one person at this computer', () => {
  expect(read({})).toMatchObject({ auth: { mode: 'local' }, host: '127.0.0.1', ratePerMinute: 6000 })
})

test('behind Cloudflare Access: team, audiences and who has which role', () => {
  const { auth, ratePerMinute } = read({ ...access, GATEHOUSE_VIEWERS: '@example.com, group:Door Wardens,token:ci' })
  expect(auth).toEqual({
    mode: 'access',
    issuer: 'https://harbour.cloudflareaccess.com',
    audiences: ['aud-1', 'aud-2'],
    members: { owner: ['ada@example.com'], editor: [], viewer: ['@example.com', 'group:Door Wardens', 'token:ci'] },
  })
  expect(ratePerMinute).toBe(300)
})

test.each(['harbour', 'harbour.cloudflareaccess.com', 'https://harbour.cloudflareaccess.com/'])(
  '%s names the team',
  (team) => {
    expect(read({ ...access, GATEHOUSE_ACCESS_TEAM_DOMAIN: team }).auth).toMatchObject({
      issuer: 'https://harbour.cloudflareaccess.com',
    })
  },
)

test('only behind Access may another computer reach us, under the address that people open', () => {
  const config = read({ ...access, HOST: '0.0.0.0', GATEHOUSE_PUBLIC_ORIGIN: 'https://gatehouse.example.com/' })
  expect(config).toMatchObject({ host: '0.0.0.0', publicOrigin: 'https://gatehouse.example.com' })
})

test.each(['0.0.0.0', '::', '192.168.1.4', 'gatehouse.example.com', '127.0.0.1.evil.example'])(
  'without Access it refuses to start on %s',
  (HOST) => {
    expect(() => read({ HOST })).toThrow('HOST must be 127.0.0.1')
  },
)

test.each<[Record<string, string>, string]>([
  [{ ...access, GATEHOUSE_AUTH: 'none' }, 'GATEHOUSE_AUTH must be local or access'],
  [{ ...access, GATEHOUSE_ACCESS_TEAM_DOMAIN: '' }, 'GATEHOUSE_ACCESS_TEAM_DOMAIN must be'],
  [{ ...access, GATEHOUSE_ACCESS_TEAM_DOMAIN: 'http://harbour.example' }, 'GATEHOUSE_ACCESS_TEAM_DOMAIN must be'],
  [{ ...access, GATEHOUSE_ACCESS_TEAM_DOMAIN: 'https://harbour.example/path' }, 'GATEHOUSE_ACCESS_TEAM_DOMAIN must be'],
  [{ ...access, GATEHOUSE_ACCESS_AUD: ' , ' }, 'GATEHOUSE_ACCESS_AUD is missing'],
  [{ ...access, GATEHOUSE_OWNERS: '' }, 'Nobody could use this Gatehouse'],
  [{ ...access, GATEHOUSE_OWNERS: '*' }, 'GATEHOUSE_OWNERS must be a list'],
  [{ ...access, GATEHOUSE_EDITORS: 'everyone' }, 'GATEHOUSE_EDITORS must be a list'],
  [{ ...access, HOST: '0.0.0.0' }, 'GATEHOUSE_PUBLIC_ORIGIN is missing'],
  [{ ...access, GATEHOUSE_PUBLIC_ORIGIN: 'http://gatehouse.example.com' }, 'GATEHOUSE_PUBLIC_ORIGIN must be'],
  [{ ...access, GATEHOUSE_AUTH: 'local' }, 'only with GATEHOUSE_AUTH=access'],
  [{ GATEHOUSE_OWNERS: 'ada@example.com' }, 'only with GATEHOUSE_AUTH=access'],
  [{ GATEHOUSE_RATE_LIMIT_PER_MIN: '0' }, 'GATEHOUSE_RATE_LIMIT_PER_MIN must be at least 1'],
])('%j does not start', (env, words) => {
  expect(() => read(env)).toThrow(words)
})
