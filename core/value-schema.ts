import * as z from 'zod'

/** What a check of a typed value finds wrong, as zod takes it. */
export type ValueIssue = {
  code: 'custom'
  /** A whole sentence: what is wrong and how to mend it. */
  message: string
}

export const issue = (message: string): ValueIssue => ({ code: 'custom', message })

/** The issue with a text that has more characters than fit; `undefined` = it fits. */
export const tooLong = (text: string, max: number): ValueIssue | undefined =>
  text.length > max
    ? issue(`This is too long: it has ${text.length} characters, and at most ${max} fit. Shorten it.`)
    : undefined

interface TextRules {
  /** What to do when nothing, or nothing usable, is there: "Type an email address, such as ana@example.com." */
  ask: string
  /** The most characters that fit; a limit of Cloudflare's where one is published, else a generous one of ours. */
  max: number
  /** What else must hold of a text that is not empty. */
  check?: (text: string) => ValueIssue | undefined
}

// Line breaks, tabs and other control characters: they come with a paste and nobody can see them.
const CONTROL = /\p{Cc}/u

function textIssue(text: string, { ask, max, check }: TextRules): ValueIssue | undefined {
  if (text.trim() === '') return issue(ask)
  const long = tooLong(text, max)
  if (long) return long
  if (CONTROL.test(text))
    return issue('This holds a line break or another character that cannot be seen. Type it again.')
  return check?.(text)
}

const text = (rules: TextRules) =>
  z.string({
    error: ({ input }) => (input === undefined ? rules.ask : `Something other than text stands here. ${rules.ask}`),
  })

/** A text that must be there. Its messages are whole sentences, also for a value that is no text at all. */
export const textValue = (rules: TextRules) =>
  text(rules).superRefine((value, context) => {
    const found = textIssue(value, rules)
    if (found) context.addIssue(found)
  })

/** A text that may be absent or empty, which mean the same. */
export const optionalTextValue = (rules: TextRules) =>
  text(rules)
    .superRefine((value, context) => {
      const found = value === '' ? undefined : textIssue(value, rules)
      if (found) context.addIssue(found)
    })
    .optional()

/** Cloudflare's ids are UUIDs of 36 characters at most, but it does not insist on the form, so neither do we. */
export const ID_MAX = 36

// Inside a set of changes, what the set itself creates goes by a name: see `NEW_ID`.
const ID = /^(new:)?[\w-]+$/

/** The rules for an id that a picker fills in. `ask` says what to choose: "Choose a group from the list." */
export const idRules = (ask: string): TextRules => ({
  ask,
  max: ID_MAX,
  check: (id) =>
    ID.test(id) ? undefined : issue(`This is not an id: ids are made of the letters a to z, digits and dashes. ${ask}`),
})

/** An id that must be there. */
export const idValue = (ask: string) => textValue(idRules(ask))

/** Cloudflare's limit for names of apps, groups, keys and certificates; we use it for all names. */
export const NAME_MAX = 350
