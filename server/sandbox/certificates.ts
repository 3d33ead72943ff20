import type { Tools } from './context'
import { readOnly } from './read-only'

/** `/access/certificates`: the roots of the client certificates that Access trusts. */
export const certificates = (tools: Tools) =>
  readOnly(tools, 'certificates', {
    permission: 'Access: Mutual TLS Certificates',
    size: { usual: 50, max: 1000 },
    shape: (certificate) => certificate,
  })
