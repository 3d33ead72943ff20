import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { onStorage } from './storage-fault'

/**
 * Where the practice account is kept: the folder that was set, or the one this system has for such data.
 * @throws StorageError when it is not there and cannot be made
 */
export function dataFolder(set: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  const folder = dataFolderPath(set, env)
  onStorage(() => mkdirSync(folder, { recursive: true }))
  return folder
}

/** The same, only named and not made. */
export const dataFolderPath = (set: string | undefined, env: NodeJS.ProcessEnv = process.env): string =>
  set ?? join(userDataFolder(env), 'gatehouse')

function userDataFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
}
