import { bff } from './bff'
import { consequences } from './consequences'
import { editor } from './editor'
import { evaluator } from './evaluator'
import { type Figure, report } from './figure'
import { findings } from './findings'
import { firstLoadFigures } from './first-load'
import { guards } from './guards'
import { history } from './history'
import { lists } from './lists'
import { panel } from './panel'
import { stopAll } from './processes'
import { races } from './races'
import { upstream } from './upstream'
import { soak } from './soak'

const benchmarks: Record<string, { title: string; run: () => Figure[] | Promise<Figure[]> }> = {
  'first-load': { title: 'What a browser loads first', run: firstLoadFigures },
  bff: { title: 'A read through the server', run: bff },
  guards: { title: 'What the guards cost', run: guards },
  races: { title: 'Several people save one policy', run: races },
  upstream: { title: 'Cloudflare 100 ms away, 500 policies, 300 groups, 500 applications', run: upstream },
  soak: { title: '50 people with open dashboards on one process', run: soak },
  lists: { title: 'The policies page with 500 policies and 300 groups', run: lists },
  evaluator: { title: 'Decisions, explanations off', run: evaluator },
  editor: { title: 'The editor with 1,000 rules', run: editor },
  consequences: { title: 'Who gains and who loses: 500 policies, 300 groups, 500 applications', run: consequences },
  panel: { title: 'The consequences beside the editor: 5,000 people, 500 policies', run: panel },
  history: { title: 'A history of 10,000 changes', run: history },
  findings: { title: 'Everything that is found in a large account', run: findings },
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in benchmarks))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. Choose from ${Object.keys(benchmarks).join(', ')}.\n`,
  )
  process.exit(2)
}

let broken = false
try {
  for (const [name, { title, run }] of Object.entries(benchmarks)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const figures = await run()
    process.stdout.write(`${report(title, figures)}\n`)
    broken ||= figures.some(({ holds }) => holds === false)
  }
} finally {
  stopAll()
}
process.exitCode = broken ? 1 : 0
