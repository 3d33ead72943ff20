import type { BrowserContextOptions } from '@playwright/test'

export interface SessionCookie {
  name: string
  value: string
}
export function printed(output: NodeJS.ReadableStream, fits: RegExp): Promise<RegExpExecArray>
export function signIn(output: NodeJS.ReadableStream): Promise<SessionCookie & { origin: string }>
export function stateOf(cookie: SessionCookie): Exclude<BrowserContextOptions['storageState'], string | undefined>
