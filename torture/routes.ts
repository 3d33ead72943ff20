import { appOverSandbox } from '../server/app-under-test'
import { seedWith } from '../server/sandbox/sandbox-under-test'

export interface Route {
  method: string
  /** With names such as `:account` where ids stand. */
  path: string
}

/** Every route that the server declares, so that one which comes later is tried as well. */
export async function allRoutes(): Promise<Route[]> {
  const { app } = await appOverSandbox([seedWith()])
  const known = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Map(known.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

/** The pattern with this in place of the name, and a good id in place of the others. */
export const withSegment = (path: string, name: string, segment: string, account: string) =>
  path.replaceAll(/:\w+/g, (each) => {
    if (each === name) return segment
    return each === ':account' ? account : '00000000-0000-4000-8000-000000000000'
  })

export const namesIn = (path: string) => [...path.matchAll(/:\w+/g)].map(([name]) => name)
