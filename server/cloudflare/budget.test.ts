import { expect, test } from 'vitest'
import { type Budget, createBudget, HeldBack, type Purpose, type Turn } from './budget'

const START = Date.parse('2026-11-21T12:00:00Z')

/** A budget on a clock that the test moves; timers go off as it passes them. */
function budgetUnderTest(calls?: number) {
  let now = START
  let timers: { at: number; run: () => void }[] = []
  const budget = createBudget({
    clock: () => new Date(now),
    schedule: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => (timers = timers.filter((each) => each !== timer))
    },
    calls,
  })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  async function pass(seconds: number) {
    now += seconds * 1000
    const due = timers.filter(({ at }) => at <= now)
    timers = timers.filter(({ at }) => at > now)
    for (const { run } of due) run()
    await settle()
  }
  return { budget, pass, settle, timers: () => timers.length }
}

const answered = (turn: Turn, headers: Record<string, string> = {}, status = 200, retryAfterMs?: number) => {
  const pause = turn.answered(status, new Headers(headers), retryAfterMs)
  turn.end()
  return pause
}

async function spend(budget: Budget, calls: number, purpose: Purpose = 'save', ofLists = false) {
  for (let call = 0; call < calls; call++) answered(await budget.turn(purpose, ofLists))
}

/** How a call fares, without waiting for it. */
function asked(budget: Budget, purpose: Purpose, ofLists = false) {
  const fate: { turn?: Turn; heldBackMs?: number } = {}
  budget.turn(purpose, ofLists).then(
    (turn) => (fate.turn = turn),
    (error: unknown) => {
      if (!(error instanceof HeldBack)) throw error
      fate.heldBackMs = error.retryAfterMs
    },
  )
  return fate
}

test('of 1,200 calls in five minutes the next one is not made, and says when it could be', async () => {
  const { budget, pass, settle } = budgetUnderTest()
  await spend(budget, 700)
  await pass(60)
  await spend(budget, 500)
  const next = asked(budget, 'save')
  await settle()
  expect(next).toEqual({ heldBackMs: 240_000 })
  expect(budget.state()).toMatchObject({ calls: 1200, remaining: 0 })
})

test('the window slides: what was spent first comes back first', async () => {
  const { budget, pass } = budgetUnderTest()
  await spend(budget, 700)
  await pass(60)
  await spend(budget, 500)
  await pass(240)
  expect(budget.state().remaining).toBe(700)
  await pass(60)
  expect(budget.state().remaining).toBe(1200)
})

test('a call that would be free soon waits for it', async () => {
  const { budget, pass, timers } = budgetUnderTest()
  await spend(budget, 1200)
  await pass(295)
  const next = asked(budget, 'save')
  await pass(4)
  expect(next.turn).toBeUndefined()
  await pass(1)
  expect(next.turn).toBeDefined()
  expect(timers()).toBe(0)
})

test('nobody’s refresh takes what people need, and nobody’s view what a save needs', async () => {
  const { budget, settle } = budgetUnderTest()
  await spend(budget, 900)
  const fates = async () => {
    const [refresh, view, save] = [asked(budget, 'refresh'), asked(budget, 'view'), asked(budget, 'save')]
    await settle()
    for (const { turn } of [refresh, view, save]) if (turn) answered(turn)
    return [refresh, view, save].map(({ turn }) => turn !== undefined)
  }
  expect(await fates()).toEqual([false, true, true])
  await spend(budget, 178)
  expect(await fates()).toEqual([false, false, true])
})

test('a smaller budget keeps the same shares', async () => {
  const { budget, settle } = budgetUnderTest(100)
  await spend(budget, 75)
  const refresh = asked(budget, 'refresh')
  await settle()
  expect(refresh.heldBackMs).toBe(300_000)
  expect(budget.state()).toMatchObject({ calls: 100, remaining: 25 })
})

test('six calls at once are the most, and a save finds a place beside five that are being read', async () => {
  const { budget, settle } = budgetUnderTest()
  const views = Array.from({ length: 8 }, () => asked(budget, 'view'))
  await settle()
  expect(views.filter(({ turn }) => turn)).toHaveLength(5)
  const saves = [asked(budget, 'save'), asked(budget, 'save')]
  await settle()
  expect(saves.filter(({ turn }) => turn)).toHaveLength(1)
})

test('who waits is let in by rank, then in order', async () => {
  const { budget, settle } = budgetUnderTest()
  const running = Array.from({ length: 6 }, () => asked(budget, 'save'))
  await settle()
  const order: string[] = []
  const queue = (purpose: Purpose, name: string) =>
    void budget.turn(purpose, false).then((turn) => {
      order.push(name)
      answered(turn)
    })
  queue('refresh', 'refresh')
  queue('view', 'view 1')
  queue('view', 'view 2')
  queue('save', 'save')
  for (const { turn } of running) {
    if (turn) answered(turn)
    await settle()
  }
  expect(order).toEqual(['save', 'view 1', 'view 2', 'refresh'])
})

test('lists have a limit of their own, and count towards the other one too', async () => {
  const { budget, pass, settle } = budgetUnderTest()
  await spend(budget, 600, 'save', true)
  const list = asked(budget, 'save', true)
  const policy = asked(budget, 'save')
  await settle()
  expect(list.heldBackMs).toBe(60_000)
  expect(policy.turn).toBeDefined()
  expect(budget.state().remaining).toBe(599)
  await pass(60)
  const later = asked(budget, 'save', true)
  await settle()
  expect(later.turn).toBeDefined()
})

test('when Cloudflare says that fewer are left, because others use the token too, that counts', async () => {
  const { budget, pass, settle } = budgetUnderTest()
  answered(await budget.turn('view', false), {
    ratelimit: '"default";r=2;t=120',
    'ratelimit-policy': '"default";q=1200',
  })
  expect(budget.state().remaining).toBe(2)
  const view = asked(budget, 'view')
  await settle()
  expect(view.heldBackMs).toBe(120_000)
  await spend(budget, 2, 'save')
  expect(budget.state().remaining).toBe(0)
  await pass(120)
  expect(budget.state().remaining).toBe(1197)
})

test('the older headers say it too, with the seconds or the time of the next window', async () => {
  for (const reset of ['30', String(START / 1000 + 30)]) {
    const { budget, pass } = budgetUnderTest()
    const headers = { 'x-ratelimit-limit': '600', 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': reset }
    answered(await budget.turn('view', false), headers)
    expect(budget.state()).toMatchObject({ calls: 600, remaining: 5 })
    await pass(30)
    expect(budget.state()).toMatchObject({ calls: 1200, remaining: 1199 })
  }
})

test('what an answer about lists says is said of lists', async () => {
  const { budget } = budgetUnderTest()
  answered(await budget.turn('view', true), { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '30' })
  expect(budget.state().remaining).toBe(1199)
})

test('a 429 stops everybody for as long as it says, those who already wait too', async () => {
  const { budget, pass, settle } = budgetUnderTest()
  const running = Array.from({ length: 6 }, () => asked(budget, 'save'))
  await settle()
  const waiting = asked(budget, 'save')
  expect(answered(running[0]!.turn!, {}, 429, 300_000)).toBe(300_000)
  await settle()
  expect(waiting.heldBackMs).toBe(300_000)
  expect(budget.state()).toMatchObject({ remaining: 0, blockedUntil: new Date(START + 300_000) })
  for (const { turn } of running.slice(1)) answered(turn!)
  await pass(300)
  expect(budget.state().blockedUntil).toBeUndefined()
  const after = asked(budget, 'save')
  await settle()
  expect(after.turn).toBeDefined()
})

test('a 429 that does not say how long is a guess that doubles up to five minutes, and is forgotten by a success', async () => {
  const { budget, pass } = budgetUnderTest()
  const pauses: (number | undefined)[] = []
  for (let round = 0; round < 9; round++) {
    const pause = answered(await budget.turn('save', false), {}, 429)
    pauses.push(pause)
    await pass((pause ?? 0) / 1000)
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1000))
  answered(await budget.turn('save', false))
  expect(answered(await budget.turn('save', false), {}, 429)).toBe(2000)
})

test('several calls refused at once are one refusal', async () => {
  const { budget, settle } = budgetUnderTest()
  const running = Array.from({ length: 6 }, () => asked(budget, 'save'))
  await settle()
  expect(running.map(({ turn }) => answered(turn!, {}, 429))).toEqual(Array.from({ length: 6 }, () => 2000))
})

test('a Retry-After of years does not stop us for years', async () => {
  const { budget } = budgetUnderTest()
  expect(answered(await budget.turn('save', false), {}, 429, 1e12)).toBe(3_600_000)
})

test('without a limit nothing is counted, and a 429 is obeyed all the same', async () => {
  const { budget, settle } = budgetUnderTest(Infinity)
  await spend(budget, 5000, 'refresh')
  await spend(budget, 1000, 'refresh', true)
  expect(budget.state()).toMatchObject({ calls: Infinity, remaining: Infinity })
  answered(await budget.turn('save', false), {}, 429, 60_000)
  const next = asked(budget, 'save')
  await settle()
  expect(next.heldBackMs).toBe(60_000)
})
