import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { sameEmail } from '../core/email'
import { compilerFor } from '../core/evaluate'
import { contains, readNetwork } from '../core/ip'
import { Visit, type Check } from '../core/visit'
import { company, lookupOf, type Company, type Lists, type Rule } from './evaluator-company'
import { median, ms, type Figure } from './figure'

interface Timed {
  /** One character for each decision: 1 = matches. */
  answers: string
  perSecond: number
}

type Person = Company['people'][number]

/** What one writes without a thought for speed: every rule of every policy is looked at for everybody. */
function straightforward({ people, policies, groups, lists }: Company): string {
  const matches = (rule: Rule, person: Person): boolean => {
    if ('email' in rule) return sameEmail(rule.email.email, person.email)
    if ('email_domain' in rule) return person.email.toLowerCase().endsWith(`@${rule.email_domain.domain.toLowerCase()}`)
    if ('email_list' in rule) return lists[rule.email_list.id]?.some((one) => sameEmail(one, person.email)) ?? false
    if ('geo' in rule) return rule.geo.country_code === person.country
    if ('device_posture' in rule) return person.posture[rule.device_posture.integration_uid] === true
    if ('group' in rule) return applies(groups[rule.group.id], person)
    const [network, from] = [readNetwork(rule.ip.ip), readNetwork(person.ip)]
    return network !== undefined && from !== undefined && contains(network, from)
  }
  const applies = (all: Lists | undefined, person: Person): boolean =>
    all !== undefined &&
    all.include.some((rule) => matches(rule, person)) &&
    all.require.every((rule) => matches(rule, person)) &&
    !all.exclude.some((rule) => matches(rule, person))
  let answers = ''
  for (const person of people) for (const policy of policies) answers += applies(policy, person) ? '1' : '0'
  return answers
}

/** Ours: every visit is made and all policies are asked. */
function ours({ people }: Company, checks: readonly Check[]): string {
  let answers = ''
  for (const person of people) {
    const visit = new Visit(person)
    for (const check of checks) answers += check(visit) === 'match' ? '1' : '0'
  }
  return answers
}

function compiled(made: Company): Check[] {
  const compiler = compilerFor(lookupOf(made))
  return made.policies.map((policy) => compiler.policy(policy))
}

/** The fastest of some rounds, since a busy machine only ever makes one slower. */
function timed(rounds: number, decide: () => string): Timed {
  let answers = ''
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    answers = decide()
    best = Math.min(best, performance.now() - began)
  }
  return { answers, perSecond: (answers.length / best) * 1000 }
}

/** Cedar and casbin in a process of their own: Cedar's WebAssembly aborts Node 20 now and then without this switch. */
async function peers(made: Company): Promise<{ cedar: Timed; casbin: Timed }> {
  const child = spawn(process.execPath, ['--no-turbo-inline-js-wasm-calls', 'bench/peer/engines.mjs'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(made))
  return JSON.parse(await text(child.stdout)) as { cedar: Timed; casbin: Timed }
}

const inWords = (perSecond: number) => `${Math.round(perSecond / 1000).toLocaleString('en')} k/s`

/**
 * Decisions a second on 1,000 people × 100 policies, explanations off, beside a loop and two engines. What each reads
 * once, before the first decision, is not in its figure; for ours it has a line of its own.
 */
export async function evaluator(): Promise<Figure[]> {
  const made = company()
  const loop = timed(3, () => straightforward(made))
  const compiling = Array.from({ length: 15 }, () => {
    const began = performance.now()
    compiled(made)
    return performance.now() - began
  })
  const checks = compiled(made)
  const mine = timed(30, () => ours(made, checks))
  const { cedar, casbin } = await peers(made)
  const same = [mine, cedar, casbin].every(({ answers }) => answers === loop.answers)
  const faster = Math.max(cedar.perSecond, casbin.perSecond)
  const against = (peer: number, times: number, beside: string): Figure => ({
    what: `times as fast as ${beside}`,
    ours: `${(mine.perSecond / peer).toFixed(1)} ×`,
    beside: inWords(peer),
    promise: `≥ ${times} ×`,
    holds: mine.perSecond >= times * peer,
  })
  return [
    {
      what: 'decisions on 1,000 people × 100 policies',
      ours: inWords(mine.perSecond),
      beside: `loop ${inWords(loop.perSecond)}, Cedar ${inWords(cedar.perSecond)}, casbin ${inWords(casbin.perSecond)}`,
    },
    {
      what: 'decisions that all four answer alike',
      ours: same ? 'all' : 'NOT ALL',
      beside: `${loop.answers.length} decisions, ${loop.answers.replaceAll('0', '').length} match`,
      promise: 'all',
      holds: same,
    },
    {
      what: 'reading the 100 policies and their groups once',
      ours: ms(median(compiling)),
      beside: `${ms(100_000 / (mine.perSecond / 1000))} for all decisions`,
    },
    against(loop.perSecond, 15, 'the straightforward loop'),
    against(faster, 40, 'the faster engine'),
  ]
}
