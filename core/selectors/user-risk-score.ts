import { writeJson } from '../json'
import * as z from 'zod'
import { textFact } from '../fact-words'
import { chosen, words, type Part } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { is } from '../verdict'

const LEVELS = ['low', 'medium', 'high', 'unscored'] as const
const ASK = 'Choose one risk level or more.'

const labels: Readonly<Record<string, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  unscored: 'Not scored yet',
}

export const userRiskScore = defineSelector({
  key: 'user_risk_score',
  label: 'User Risk Score',
  plain: 'How risky Cloudflare finds them',
  category: 'other',
  icon: 'gauge',
  help: 'Everybody whose behaviour Cloudflare rates at one of these levels (Enterprise plan), checked on every visit.',
  value: z.object({
    user_risk_score: z
      .array(z.enum(LEVELS, { error: 'This risk level does not exist. Choose low, medium, high or not scored yet.' }), {
        error: ({ input }) => (input === undefined ? ASK : `Something other than a list of levels stands here. ${ASK}`),
      })
      .min(1, { error: ASK })
      .refine((levels) => new Set(levels).size === levels.length, { error: 'Choose each risk level only once.' }),
  }),
  fields: {
    user_risk_score: {
      kind: 'choices',
      label: 'Risk levels',
      choices: LEVELS.map((value) => ({ value, label: labels[value] ?? value })),
    },
  },
  example: { user_risk_score: ['low', 'medium'] },
  decisions: needsLogin,
  identityBased: true,
  judged: 'each-request',
  asks: ({ user_risk_score: [level] }) => [{ fact: 'risk', ...(level !== undefined && { which: level }) }],
  terraform: 'user_risk_score',
  words: ({ user_risk_score }) => ({
    who: [words('anyone whose risk is '), levelWords(user_risk_score)],
    they: [words('have a risk that is '), levelWords(user_risk_score)],
  }),
  // Cloudflare's guide speaks of a threshold ("at or below"), its API of a list of levels: we judge the list.
  evaluate: ({ user_risk_score }, { risk }) => (risk === undefined ? 'unknown' : is(user_risk_score.includes(risk))),
  fact: (_value, { risk }) => textFact('the risk that Cloudflare sees', risk && labels[risk]?.toLowerCase()),
  identity: ({ user_risk_score }) => LEVELS.filter((level) => user_risk_score.includes(level)).join(' '),
  finds: ({ user_risk_score: levels }) => {
    const levelsChosen = LEVELS.filter((level) => Array.isArray(levels) && levels.includes(level))
    const asThreshold = ['low', 'low medium', 'low medium high']
    return levelsChosen.length === 0 ||
      asThreshold.includes(levelsChosen.filter((level) => level !== 'unscored').join(' '))
      ? []
      : [
          {
            id: 'RISK-01',
            severity: 'doubt',
            message:
              'Cloudflare’s guide speaks of everybody at or below a risk level, its API of the levels listed. We take the list; Cloudflare may not.',
          },
        ]
  },
})

function levelWords(levels: unknown): Part {
  const picked = Array.isArray(levels) ? levels.map(inWords) : []
  const last = picked.pop()
  if (last === undefined) return { text: '…', as: 'gap' }
  return chosen(picked.length === 0 ? last : `${picked.join(', ')} or ${last}`)
}

/** A level that we do not know is said as it stands there, whatever it is. */
function inWords(level: unknown): string {
  if (typeof level !== 'string') return writeJson(level)
  return (Object.hasOwn(labels, level) ? labels[level] : undefined)?.toLowerCase() ?? level
}
