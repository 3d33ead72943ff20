import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestScope } from '../watch'

export function createRequestScope(): RequestScope {
  const storage = new AsyncLocalStorage<string>()
  return { run: (requestId, work) => storage.run(requestId, work), current: () => storage.getStore() }
}
