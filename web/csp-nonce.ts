/**
 * The nonce that allows this page's own <style> elements, which the server puts into each HTML answer. Undefined where
 * nothing is restricted, as under the development server.
 */
export const cspNonce: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
