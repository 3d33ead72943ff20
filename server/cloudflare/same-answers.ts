import { type Envelope, envelopeOf } from './envelope'

/** So many answers are remembered, none of them longer than this: a policy or group, not a list. */
const MOST = 200
const LONGEST = 64 * 1024

/** Reads answers; what comes again letter by letter, as most reads of one object do, is not read again. */
export type ReadAnswer = (url: string, text: string) => Envelope | undefined

export function createSameAnswers(): ReadAnswer {
  const last = new Map<string, { text: string; envelope: Envelope }>()
  return (url, text) => {
    const known = last.get(url)
    if (known?.text === text) return known.envelope
    last.delete(url)
    const envelope = envelopeOf(text)
    if (!envelope || text.length > LONGEST) return envelope
    for (const oldest of last.keys()) {
      if (last.size < MOST) break
      last.delete(oldest)
    }
    // Several requests hold it from now on: who changed it in place would change it for all of them.
    last.set(url, { text, envelope: frozen(envelope) })
    return envelope
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) frozen(member)
  return value
}
