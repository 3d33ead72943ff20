import { afterEach, expect, test, vi } from 'vitest'
import { accessSignIn } from './access'
import { AUDIENCE, at, NOW, TEAM, teamUnderTest } from './access-under-test'
import { teamKeys } from './team-keys'

afterEach(() => void vi.useRealTimers())

test('after a key was replaced the new one is fetched, and the old one is no longer good', async () => {
  // The key set's age is told by the system clock.
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  const [before, after] = [await teamUnderTest('key-1'), await teamUnderTest('key-2')]
  let keys = [before.jwk]
  const fetch = () => Promise.resolve(Response.json({ keys }))
  const members = { owner: ['ada@example.com'], editor: [], viewer: [] }
  const options = { issuer: TEAM, audiences: [AUDIENCE], members, clock: () => new Date() }
  const signIn = accessSignIn({ ...options, keys: teamKeys({ issuer: TEAM, fetch }) })
  const visit = async (assertion: string) => {
    const request = { req: { header: () => assertion } } as unknown as Parameters<typeof signIn.actorOf>[0]
    return signIn.actorOf(request)
  }
  const claims = { exp: at(3600) }
  await expect(visit(await before.assertion(claims))).resolves.toMatchObject({ role: 'owner' })
  keys = [after.jwk]
  vi.setSystemTime(NOW.getTime() + 31_000)
  await expect(visit(await after.assertion(claims))).resolves.toMatchObject({ role: 'owner' })
  await expect(visit(await before.assertion(claims))).rejects.toMatchObject({ code: 'not_signed_in' })
})
