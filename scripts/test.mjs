// npm test: everything that must hold before a change is good. Stops at the first thing that does not.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumHere } from './chromium.mjs'
import { built, installed, ready } from './ready.mjs'
import { root, tool } from './run.mjs'

const REPORTS = join(root, 'test-results', 'reports')
const UNIT = join(REPORTS, 'unit.json')
const BROWSER = join(REPORTS, 'browser.json')

const say = (line) => process.stdout.write(`${line}\n`)

/** A step by its name: what it does answers whether it went well and what it had to say. */
async function step(name, work) {
  const start = performance.now()
  let failure
  try {
    failure = await work()
  } catch (error) {
    failure = error.message
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(`${failure === undefined ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  return failure
}

async function must(...steps) {
  const failures = (await Promise.all(steps)).filter((failure) => failure !== undefined)
  if (failures.length === 0) return
  for (const failure of failures) if (failure) say(failure)
  process.exitCode = 1
  throw new Stop()
}

class Stop extends Error {}

/** For compilers in Go: they are done before their memory is worth tidying as often as they would. */
const LESS_TIDYING = { GOGC: '400' }

/** A tool that is silent unless it fails. */
const quietly = (path, args) => async () => {
  const { code, text } = await tool(path, args, { output: 'keep', env: LESS_TIDYING })
  return code === 0 ? undefined : text
}

/** A tool whose output is shown as it comes. */
const openly = (path, args, env) => async () => {
  const { code } = await tool(path, args, { env })
  return code === 0 ? undefined : ''
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The step did not come so far, and its failure has been told.
    return undefined
  }
}

function totals() {
  const unit = report(UNIT)
  const browser = report(BROWSER)?.stats
  const passed = (unit?.numPassedTests ?? 0) + (browser ? browser.expected + browser.flaky : 0)
  // A file that does not load fails without a test of its own.
  const broken = (unit?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = (unit?.numFailedTests ?? 0) + broken.length + (browser?.unexpected ?? 0)
  return { passed, failed }
}

rmSync(REPORTS, { recursive: true, force: true })
try {
  await ready(installed)
  mkdirSync(REPORTS, { recursive: true })
  await must(step('Chromium', chromiumHere))
  await must(
    step('format', quietly('oxfmt/bin/oxfmt', ['--check'])),
    step('lint', quietly('oxlint/bin/oxlint', [])),
    step('types', quietly('typescript/bin/tsc', ['--noEmit', '--checkers', '1'])),
  )
  await must(
    step(
      'unit tests',
      openly('vitest/vitest.mjs', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${UNIT}`]),
    ),
    step('build', built),
  )
  await must(
    step(
      'browser tests',
      openly('playwright/cli.js', ['test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER,
      }),
    ),
  )
} catch (error) {
  if (!(error instanceof Stop)) throw error
}
const { passed, failed } = totals()
say(`${passed} passed, ${failed} failed`)
