export const root: string
export const practicePort: number
export const livePort: number
export const sandboxFile: string
export const signedInFile: string
export function dataOf(server: 'practice' | 'live' | 'sandbox'): string
