import Cloudflare, { type ClientOptions } from 'cloudflare'
import { afterAll, vi } from 'vitest'
import { selectors } from '#core/selectors'
import { listen } from '../node/listen'
import { referencesOf } from '../sandbox/rules'
import { sandboxUnderTest, seedWith } from '../sandbox/sandbox-under-test'
import type { Document, SeedAccount } from '../sandbox/seed-account'
import { createJudge } from './judge'

type Options = NonNullable<Parameters<typeof sandboxUnderTest>[0]>

/**
 * A sandbox on a free port of this machine, and Cloudflare's own client for it. Everything that is said between the
 * two is compared with Cloudflare's document.
 */
export async function sandboxOverHttp(options: Options = {}) {
  // The first use of a part of the document compiles it.
  vi.setConfig({ testTimeout: 30_000 })
  const under = await sandboxUnderTest(options)
  const judge = createJudge()
  const { end, address } = await listen(
    judge.around((request) => under.sandbox.app.fetch(request)),
    { host: '127.0.0.1', port: 0 },
  )
  afterAll(() => end(1000))
  const baseURL = `${address}/client/v4`
  /** Without credentials from the surroundings, and without retries unless asked for. */
  const client = (more: ClientOptions = {}) =>
    new Cloudflare({ baseURL, apiToken: under.sandbox.token, apiEmail: null, apiKey: null, maxRetries: 0, ...more })
  return { ...under, judge, baseURL, client }
}

/** An account with everything that the examples of all selectors point to. */
export function seedForExamples(documents: SeedAccount['documents'] = {}): SeedAccount {
  const ids = (kind: string) => [
    ...new Set(
      selectors
        .flatMap(({ key, example }) => referencesOf({ [key]: example }))
        .filter((reference) => reference.kind === kind)
        .map(({ id }) => id),
    ),
  ]
  return seedWith({
    service_tokens: ids('service_tokens').map((id): Document => ({ id, name: 'Build server' })),
    apps: ids('apps').map((id): Document => ({ id, name: 'Wiki', type: 'saas', policies: [] })),
    groups: ids('groups').map((id): Document => ({ id, name: 'Staff', include: [{ everyone: {} }] })),
    ...documents,
  })
}
