import * as z from 'zod'
import { exactly } from '../claim'
import { textFact } from '../fact-words'
import { namesSet } from '../value-set'
import { COUNTRIES, countryNamed, countryProblem, countryWords } from '../countries'
import { anyone, chosen, filled, words, type Part } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { NAME_MAX, textValue } from '../value-schema'
import { is } from '../verdict'

export const geo = defineSelector({
  key: 'geo',
  label: 'Country',
  plain: 'The country they come from',
  category: 'place',
  icon: 'map-pin',
  help: 'Everybody whose address on the internet belongs to this country, checked again on every visit.',
  value: z.object({ country_code: textValue({ ask: 'Choose a country.', max: NAME_MAX, check: countryProblem }) }),
  fields: {
    country_code: {
      kind: 'choice',
      label: 'Country',
      choices: COUNTRIES.map(({ code, name, aka }) => ({ value: code, label: name, aka: [code, ...aka] })),
    },
  },
  example: { country_code: 'PT' },
  decisions: anyDecision,
  identityBased: false,
  judged: 'each-request',
  asks: ({ country_code }) => [{ fact: 'country', which: country_code }],
  terraform: 'geo',
  inInfrastructure: true,
  words: ({ country_code }, { decision }) => ({
    who: [words(`${anyone(decision)} in `), country(country_code)],
    they: [words('are in '), country(country_code)],
  }),
  evaluate: ({ country_code }, request) =>
    request.country === undefined ? 'unknown' : is(request.country.toUpperCase() === country_code.toUpperCase()),
  compile: (values) => {
    const codes = new Set(values.map(({ country_code }) => country_code.toUpperCase()))
    return ({ request }) => (request.country === undefined ? 'unknown' : is(codes.has(request.country.toUpperCase())))
  },
  fact: (_value, request) =>
    textFact('the country', request.country && (countryWords(request.country) ?? request.country)),
  recognise: (typed) => {
    const found = countryNamed(typed)
    return found && { value: { country_code: found.code }, complete: true }
  },
  identity: ({ country_code }) => country_code.toUpperCase(),
  claim: ({ country_code }) => exactly('country', namesSet(country_code.toUpperCase())),
  finds: ({ country_code: code }) => {
    const problem = typeof code === 'string' && code !== '' ? countryProblem(code) : undefined
    if (typeof code !== 'string' || !problem) return []
    const meant = countryNamed(code)
    const mend = meant && { label: `Use ${meant.name}`, rule: { country_code: meant.code } }
    return [{ id: 'NEVER-18', severity: 'stop', message: problem.message, ...(mend ? { mend } : {}) }]
  },
})

function country(code: unknown): Part {
  if (typeof code !== 'string' || code === '') return filled(code)
  const known = countryWords(code)
  return known === undefined
    ? { text: `a country with the code “${code}”, which does not exist`, as: 'gap' }
    : chosen(known)
}
