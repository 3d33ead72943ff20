import { startTransition, useEffect, useState } from 'react'
import { Overtaken } from './asking'
import { useCounting, useOutcome } from './counting'
import type { Question, Questions } from './questions'

interface Answer<Name extends Question> {
  /** The newest answer, also while a newer one is on its way; absent before the first. */
  data?: Questions[Name]['told']
  /** Why there is none: a few words. */
  failed?: string
}

/** Asks the thread that counted something of what it counted, and again after each count. `undefined` asks nothing. */
export function useAsked<Name extends Question>(ask: Name, asked: Questions[Name]['asked'] | undefined): Answer<Name> {
  const { asking } = useCounting()
  const turn = useOutcome(({ turn: now }) => now)
  const [answer, setAnswer] = useState<Answer<Name>>({})
  const text = asked && JSON.stringify(asked)
  useEffect(() => {
    if (turn === 0 || text === undefined) return undefined
    let wanted = true
    asking.ask(ask, JSON.parse(text) as Questions[Name]['asked']).then(
      // It is drawn when there is time, as what it follows from.
      (data) => wanted && startTransition(() => setAnswer({ data })),
      (error: unknown) => {
        if (wanted && !(error instanceof Overtaken)) setAnswer({ failed: (error as Error).message })
      },
    )
    return () => {
      wanted = false
    }
  }, [asking, ask, text, turn])
  return answer
}
