import type { Consequences, Effect, EffectCounts } from '#core/consequences'

/** "3 gain, 1 loses", for the button that makes it so; "nobody gains or loses" when that is sure. */
export function outcomeWords({ gain, lose, 'cannot-tell': open }: EffectCounts): string {
  const parts = [
    ...(gain > 0 ? [`${number(gain)} ${gain === 1 ? 'gains' : 'gain'}`] : []),
    ...(lose > 0 ? [`${number(lose)} ${lose === 1 ? 'loses' : 'lose'}`] : []),
    ...(open > 0 ? [`${number(open)} cannot be told`] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : 'nobody gains or loses'
}

/** "+3 −1 ?2", for where there is little room; "±0" when nobody gains or loses. */
export function shortOutcome({ about, counts }: Pick<Consequences, 'about' | 'counts'>): string {
  if (about === 'documents') return '±0'
  const { gain, lose, 'cannot-tell': open } = counts
  const parts = [
    ...(gain > 0 ? [`+${number(gain)}`] : []),
    ...(lose > 0 ? [`−${number(lose)}`] : []),
    ...(open > 0 ? [`?${number(open)}`] : []),
  ]
  return parts.length > 0 ? parts.join(' ') : '±0'
}

/** The same as a sentence: "3 people gain access, 1 person loses it, for 2 people we cannot tell." */
export function outcomeSentence({ about, counts }: Pick<Consequences, 'about' | 'counts'>): string {
  const { gain, lose, 'cannot-tell': open } = counts
  if (about === 'documents') return gain + lose > 0 ? fallUnder(gain, lose) : UNUSED
  if (gain + lose + open === 0) return 'Nobody we know of gains or loses access.'
  const parts = [
    ...(gain > 0 ? [`${people(gain)} ${gain === 1 ? 'gains' : 'gain'} access`] : []),
    ...(lose > 0 ? [`${people(lose)} ${lose === 1 ? 'loses' : 'lose'} ${gain > 0 ? 'it' : 'access'}`] : []),
    ...(open > 0 ? [`for ${people(open)} we cannot tell`] : []),
  ]
  const sentence = parts.join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

const UNUSED = 'No application uses this, so nobody’s access changes.'

function fallUnder(gain: number, lose: number): string {
  const parts = [
    ...(gain > 0 ? [`${people(gain)} would come under it`] : []),
    ...(lose > 0 ? [`${people(lose)} would no longer fall under it`] : []),
  ]
  return `${UNUSED} ${parts.join(', ')}.`
}

/** What a change makes of somebody, in one or two words. */
export const effectWords: Record<Effect, string> = {
  gain: 'Gains',
  lose: 'Loses',
  keep: 'Keeps',
  out: 'Stays out',
  'cannot-tell': 'Cannot tell',
}

export const number = (count: number): string => count.toLocaleString('en-US')

/** "1 person", "1,200 people". */
export const people = (count: number): string => `${number(count)} ${count === 1 ? 'person' : 'people'}`
