// Starting other programs: the same on every system, and never through a shell.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program in the repository's folder and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ output?: 'inherit' | 'stderr' | 'keep', env?: Record<string, string> }} [options] `stderr`: what it prints
 *   goes to standard error; `keep`: it is answered instead of shown
 * @returns {Promise<{ code: number, text: string }>}
 */
export function run(command, args, { output = 'inherit', env = {} } = {}) {
  const out = output === 'keep' ? 'pipe' : output === 'stderr' ? 2 : 'inherit'
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', out, output === 'keep' ? 'pipe' : 'inherit'],
    })
    let text = ''
    child.stdout?.on('data', (chunk) => (text += chunk))
    child.stderr?.on('data', (chunk) => (text += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), text }))
  })
}

/** Runs Node with a script. */
export const node = (script, args = [], options) => run(process.execPath, [script, ...args], options)

/** Runs npm: the one that started us, or the one that came with Node. */
export function npm(args, options) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) return node(cli, args, options)
  return process.platform === 'win32'
    ? run(process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options)
}

/** Runs a tool of ours from node_modules by the script behind its name. */
export const tool = (path, args, options) => node(`${root}node_modules/${path}`, args, options)

/** Hands over to a long-running program: its output, its end and the signals that we get. */
export function become(script, args = [], env = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    throw error
  })
  child.on('exit', (code) => process.exit(code ?? 1))
}
