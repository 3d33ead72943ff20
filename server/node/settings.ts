import { existsSync, readFileSync } from 'node:fs'
import { type Config, readConfig } from '../config'

/** The settings of this process: its environment, which wins, and a `.env` file in the folder it was started in. */
export function settings(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readConfig(process.env, (path) => readFileSync(path, 'utf8'))
}
