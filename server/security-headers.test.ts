import { expect, test } from 'vitest'
import { appUnderTest } from './app-under-test'
import { scriptedUpstream } from './cloudflare/scripted-upstream'
import { addressOf, everyRoute } from './every-route-under-test'
import { contentSecurityPolicy } from './middleware/security-headers'

const { app } = appUnderTest({ upstream: scriptedUpstream().options })
const addresses = ['/', '/healthz', '/nothing', '/api/nothing', ...everyRoute(app).map((route) => addressOf(route))]

test.each(addresses)('%s is answered with every header that protects it, whatever the answer', async (address) => {
  for (const headers of [{}, { host: 'evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await app.request(address, { headers })
    const found = Object.fromEntries(answer.headers)
    expect(found).toMatchObject({
      'content-security-policy': contentSecurityPolicy(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(found).not.toHaveProperty('access-control-allow-origin')
  }
})

test('the policy allows nothing by default, nothing unsafe, nothing from elsewhere, and no frame', () => {
  const policy = contentSecurityPolicy('nonce')
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  for (const none of ['default-src', 'frame-ancestors', 'base-uri', 'form-action', 'object-src']) {
    expect(policy).toContain(`${none} 'none'`)
  }
  const sources = policy.split('; ').flatMap((directive) => directive.split(' ').slice(1))
  expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'nonce-nonce'", 'data:']))
})

test('every answer of the API is kept by nobody', async () => {
  for (const address of addresses.filter((each) => each.startsWith('/api/'))) {
    expect((await app.request(address)).headers.get('cache-control'), address).toBe('no-store')
  }
})
