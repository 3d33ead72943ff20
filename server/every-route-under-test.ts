import type { createApp } from './app'

/** An account, an object and a zone that could exist. */
export const ACCOUNT = 'a'.repeat(32)
export const OBJECT = 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415'

interface RoutePattern {
  method: string
  path: string
}

/** Every route of the API as it is declared, guards and the one for unknown addresses aside. */
export function everyRoute(app: ReturnType<typeof createApp>): RoutePattern[] {
  const found = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
  return [...new Map(found.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

/** The routes that let somebody in or out, which no role is needed for. */
export const isSignIn = ({ path }: RoutePattern) => path === '/api/sign-in'

/** Sends something, so browsers are asked where it comes from. */
export const isUnsafe = ({ method }: RoutePattern) => method !== 'GET'

/** Asked for with POST, and they change nothing. */
const ONLY_READS = new Set(['refresh', 'assess', 'policy-tests'].map((name) => `/api/accounts/:account/${name}`))

export const isWriting = (route: RoutePattern) => isUnsafe(route) && !ONLY_READS.has(route.path)

const fitting: Readonly<Record<string, string>> = { account: ACCOUNT, zone: ACCOUNT }

/** The parameters of a route's path. */
export const parametersOf = ({ path }: RoutePattern): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

/** An address of the route, with ids that could exist but for those given. */
export const addressOf = ({ path }: RoutePattern, values: Readonly<Record<string, string>> = {}): string =>
  path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => values[name] ?? fitting[name] ?? OBJECT)
