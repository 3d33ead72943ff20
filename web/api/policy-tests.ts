import type { TestedPage, TestProgress } from '#core/policy-test'
import { apiPath, call } from './client'

/** Cloudflare's own test of policies, as the server hands it on. Each call costs one of Cloudflare's. */
export const policyTestsOf = (account: string) => {
  const path = (...more: string[]) => apiPath('accounts', account, 'policy-tests', ...more)
  return {
    /** @param policies what the core gives for one side of a draft: see `policyTestOf` */
    start: async (policies: readonly unknown[], signal: AbortSignal): Promise<string> =>
      (await call<{ id: string }>(path(), { method: 'POST', body: { policies }, signal })).id,
    progress: (id: string, signal: AbortSignal) => call<TestProgress>(path(id), { signal }),
    people: (id: string, page: number, signal: AbortSignal) =>
      call<TestedPage>(`${path(id, 'people')}?page=${page}`, { signal }),
  }
}

export type PolicyTestsApi = ReturnType<typeof policyTestsOf>
