import type { MiddlewareHandler } from 'hono'

/** Stands in `index.html` and is replaced by a fresh value in each page that is served. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/**
 * Everything comes from ourselves, and nobody may frame us. The style sheets that components and the JSON editor insert
 * carry the nonce of the page; scripts need none, as all of ours are files.
 */
export const contentSecurityPolicy = (nonce?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

/** Nothing of the machine is needed but the clipboard, and nobody whom we might embed gets even that. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** The headers of every answer. A page sets its own policy, with its nonce, over this one. */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['content-security-policy', contentSecurityPolicy()],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', PERMISSIONS],
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
]

/** Strict-Transport-Security is not among them: it is the business of whoever puts Gatehouse behind https. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  for (const [name, value] of HEADERS) c.header(name, value)
  await next()
}
