import type { Asked, Question, Questions, Told } from './questions'

/** What answers in the background: some questions at once, and then the next. */
export interface Answerer {
  ask: (questions: readonly Asked[]) => void
  stop: () => void
}

/** What an answerer is told to call: with all answers, in the order of the questions. `onEnd`: it stopped by itself, and why. */
export interface Listeners {
  onAnswer: (told: readonly Told[]) => void
  onEnd: (why: string) => void
}

interface Waiting {
  question: Asked
  resolve: (told: never) => void
  reject: (error: Error) => void
}

/** Asks one question after the other, those of a kind together, and the newest of those that make older ones pointless. */
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

/**
 * A page asks why of each person that it shows. Answered together, those are drawn together; and no more at once than
 * what a newer count can wait for.
 */
const TOGETHER: Question = 'why'
const AT_ONCE = 20

/** A count comes first: it is what somebody who types waits for. Then who that is, and after that all about them. */
const rankOf = ({ question: { ask } }: Waiting) => (OVERTAKES.includes(ask) ? 0 : ask === 'people' ? 1 : 2)

/** @param start begins the thread; not before something is asked */
export function asking(start: (listeners: Listeners) => Answerer): Asking {
  let answerer: Answerer | undefined
  let current: readonly Waiting[] = []
  let queue: Waiting[] = []

  const fail = (error: Error) => {
    const all = [...current, ...queue]
    current = []
    queue = []
    answerer?.stop()
    answerer = undefined
    for (const { reject } of all) reject(error)
  }
  const listeners: Listeners = {
    onAnswer: (answers) => {
      const done = current
      current = []
      for (const [nth, { resolve, reject }] of done.entries()) {
        const answer = answers[nth]
        if (answer && 'told' in answer) resolve(answer.told as never)
        else reject(new Error(answer?.failed ?? 'it was not answered'))
      }
      next()
    },
    onEnd: (why) => fail(new Error(why)),
  }
  const next = () => {
    if (current.length > 0) return
    const rank = Math.min(...queue.map(rankOf))
    const first = queue.find((waiting) => rankOf(waiting) === rank)
    if (!first) return
    const { ask } = first.question
    current = ask === TOGETHER ? queue.filter(({ question }) => question.ask === ask).slice(0, AT_ONCE) : [first]
    queue = queue.filter((waiting) => !current.includes(waiting))
    answerer ??= start(listeners)
    answerer.ask(current.map(({ question }) => question))
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
