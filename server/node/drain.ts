import type { Hono } from 'hono'

type Fetch = Hono['fetch']

/** Says so to whoever is still connected; the next try reaches a server that is there again. */
const goingDown = () =>
  Response.json(
    {
      error: {
        code: 'shutting_down',
        message:
          'Gatehouse is being shut down, so it takes no more requests. Nothing was changed; try again in a moment.',
      },
    },
    { status: 503, headers: { connection: 'close', 'retry-after': '5', 'cache-control': 'no-store' } },
  )

/**
 * Knows which requests are being worked on. Not the same as open connections: a write goes on after the page that
 * asked for it was closed.
 */
export function createDrain(fetch: Fetch) {
  const underWay = new Set<Promise<Response>>()
  let refusing = false
  const drained: Fetch = (request, ...rest) => {
    if (refusing) return goingDown()
    const answer = Promise.resolve(fetch(request, ...rest))
    underWay.add(answer)
    const done = () => void underWay.delete(answer)
    answer.then(done, done)
    return answer
  }
  return {
    fetch: drained,
    /** From now on nothing new is begun. */
    refuse: () => {
      refusing = true
    },
    /** When everything that was begun has ended, well or badly. */
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}
