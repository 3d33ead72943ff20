import { secureHeaders } from 'hono/secure-headers'

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

/** The headers of every answer. A page sets its own policy, with its nonce, over this one. */
export const securityHeaders = secureHeaders({
  // Only behind https, which is the business of whoever puts Gatehouse behind it.
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
})
