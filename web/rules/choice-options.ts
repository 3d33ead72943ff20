import type { Choice } from '#core/selector'
import { closest, sameText } from './closest'

/** What the box shows for a value: its label, or the value itself when the table has no such entry. */
export const choiceText = (choices: readonly Choice[], value: string) =>
  choices.find((choice) => choice.value === value)?.label ?? value

/** The entries that fit what was typed: by label, by value or by another spelling, best first. */
export const choicesFor = (choices: readonly Choice[], typed: string) => closest(choices, typed, textsOf)

const textsOf = ({ label, value, aka = [] }: Choice) => [label, value, ...aka]

/**
 * The value that a typed text means: that of the entry it spells in full (label, value or another spelling), else the
 * text itself, so that what was typed stays and the check can say what is wrong with it.
 */
export function valueTyped(choices: readonly Choice[], typed: string): string {
  const spelled = choices.find((choice) => textsOf(choice).some((text) => sameText(text, typed)))
  return spelled?.value ?? typed.trim()
}
