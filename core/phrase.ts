import { referenceNouns, type Found, type Reference } from './reference'

/** A stretch of a sentence. `value` is what a person chose; `gap` is something missing, unread or not understood. */
export interface Part {
  text: string
  as?: 'value' | 'gap' | 'joint'
  /** What the stretch names, so that the page can link it and show its id one hover away. */
  reference?: Reference
}

/** A sentence or a piece of one, in pieces that the page can style; `textOf` gives it as plain text. */
export type Phrase = Part[]

export const words = (text: string): Part => ({ text })

export const chosen = (text: string): Part => ({ text, as: 'value' })

export const textOf = (phrase: Phrase) => phrase.map((part) => part.text).join('')

/** The name of what a rule points to; never a bare id, and never "missing" when we could not look. */
export function named(reference: Reference, found: Found): Part {
  const { one } = referenceNouns[reference.kind]
  if (found.state === 'named') return { text: found.name, as: 'value', reference }
  if (found.state === 'missing') return { text: `${article(one)} ${one} that no longer exists`, as: 'gap', reference }
  return { text: `${article(one)} ${one} whose name we could not read`, as: 'gap', reference }
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? 'an' : 'a')
