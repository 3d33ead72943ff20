import type { Asked, Question, Questions, Told } from './questions'

/** What answers in the background, one question after the other. */
export interface Answerer {
  ask: (question: Asked) => void
  stop: () => void
}

/** What an answerer is told to call. `onEnd`: it stopped by itself, and why. */
export interface Listeners {
  onAnswer: (told: Told) => void
  onEnd: (why: string) => void
}

interface Waiting {
  question: Asked
  resolve: (told: never) => void
  reject: (error: Error) => void
}

/** Asks one question after the other, and the newest of those that make older ones pointless. */
export interface Asking {
  ask: <Name extends Question>(ask: Name, asked: Questions[Name]['asked']) => Promise<Questions[Name]['told']>
  stop: () => void
}

/** Thrown for a question that a newer one has made pointless before it was asked. */
export class Overtaken extends Error {}

/** These are about the whole account or draft: a newer one makes those that still wait pointless. */
const OVERTAKES: readonly Question[] = ['account', 'count']

/**
 * Whoever shows these asks again after each count (`useAsked`), so that those which wait are pointless once there is
 * something new to count.
 */
const ASKED_ANEW: readonly Question[] = ['people', 'why', 'lacking', 'asks', 'visit', 'guards', 'replay']

/** A count comes first: it is what somebody who types waits for. Then who that is, and after that all about them. */
const rankOf = ({ question: { ask } }: Waiting) => (OVERTAKES.includes(ask) ? 0 : ask === 'people' ? 1 : 2)

/** @param start begins the thread; not before something is asked */
export function asking(start: (listeners: Listeners) => Answerer): Asking {
  let answerer: Answerer | undefined
  let current: Waiting | undefined
  let queue: Waiting[] = []

  const fail = (error: Error) => {
    const all = current ? [current, ...queue] : queue
    current = undefined
    queue = []
    answerer?.stop()
    answerer = undefined
    for (const { reject } of all) reject(error)
  }
  const listeners: Listeners = {
    onAnswer: (answer) => {
      const done = current
      current = undefined
      if (done && 'failed' in answer) done.reject(new Error(answer.failed))
      else if (done && 'told' in answer) done.resolve(answer.told as never)
      next()
    },
    onEnd: (why) => fail(new Error(why)),
  }
  const next = () => {
    if (current) return
    const first = Math.min(...queue.map(rankOf))
    current = queue.find((waiting) => rankOf(waiting) === first)
    if (!current) return
    queue.splice(queue.indexOf(current), 1)
    answerer ??= start(listeners)
    answerer.ask(current.question)
  }

  return {
    ask: (ask, asked) =>
      new Promise((resolve, reject) => {
        const question = { ask, asked } as Asked
        const isPointless = ({ question: { ask: old } }: Waiting) =>
          (old === ask && OVERTAKES.includes(ask)) || (ask === 'count' && ASKED_ANEW.includes(old))
        for (const old of queue.filter(isPointless)) old.reject(new Overtaken())
        queue = queue.filter((waiting) => !isPointless(waiting))
        queue.push({ question, resolve, reject })
        next()
      }),
    stop: () => fail(new Overtaken()),
  }
}
