import type { Tools } from './context'
import { except } from './output'
import { byNameOrSearch, readOnly } from './read-only'

/** `/access/service_tokens`. The secret is shown once, when a token is made, and never again. */
export const serviceTokens = (tools: Tools) =>
  readOnly(tools, 'service_tokens', {
    permission: 'Access: Service Tokens',
    size: { usual: 1000, max: 1000 },
    matches: byNameOrSearch('name'),
    shape: (token) => except(token, 'client_secret'),
  })
