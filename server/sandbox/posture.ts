import { Hono } from 'hono'
import type { Env, Tools } from './context'
import { readOnly } from './read-only'

/** `/devices/posture`: device checks, and under `/integration` the services that some of them ask. */
export const posture = (tools: Tools) => {
  const asStored = { permission: 'Zero Trust', shape: (row: object) => row } as const
  return new Hono<Env>()
    .route('/integration', readOnly(tools, 'posture_integrations', asStored))
    .route('/', readOnly(tools, 'posture_checks', asStored))
}
