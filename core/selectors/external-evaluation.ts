import * as z from 'zod'
import { letterDoubt } from '../look-alike'
import { filled, words } from '../phrase'
import { defineSelector, needsLogin } from '../selector'
import { issue, textValue, type ValueIssue } from '../value-schema'
import { is } from '../verdict'

function webAddressProblem(text: string): ValueIssue | undefined {
  if (/\s/.test(text)) return issue('A web address holds no spaces. Take them out.')
  if (/^http:\/\//i.test(text))
    return issue('This must be a safe address: begin it with https:// and not with http://.')
  if (!/^https:\/\//i.test(text) || !URL.canParse(text))
    return issue('Type a full web address that begins with https://, such as https://check.example.com.')
  const { username, password } = new URL(text)
  return username === '' && password === ''
    ? undefined
    : issue('Leave out the name and password: everybody who can read this policy would see them.')
}

const webAddress = (ask: string) => textValue({ ask, max: 2048, check: webAddressProblem })

const hostOf = (text: string) => (URL.canParse(text) ? new URL(text).host : text)

export const externalEvaluation = defineSelector({
  key: 'external_evaluation',
  label: 'External Evaluation',
  plain: 'A check of your own',
  category: 'other',
  icon: 'plug',
  help: 'Everybody whom a program of yours says yes to when Cloudflare asks it at login.',
  value: z.object({
    evaluate_url: webAddress('Type the address that Cloudflare asks, such as https://check.example.com.'),
    keys_url: webAddress('Type the address of the keys, such as https://check.example.com/keys.'),
  }),
  fields: {
    evaluate_url: {
      kind: 'text',
      label: 'Address that Cloudflare asks',
      placeholder: 'https://check.example.com',
      inputMode: 'url',
    },
    keys_url: {
      kind: 'text',
      label: 'Address of its public keys',
      placeholder: 'https://check.example.com/keys',
      hint: 'Cloudflare uses them to make sure that the answer is really yours.',
      inputMode: 'url',
    },
  },
  example: { evaluate_url: 'https://check.example.com', keys_url: 'https://check.example.com/keys' },
  decisions: needsLogin,
  identityBased: true,
  judged: 'login',
  asks: ({ evaluate_url }) => [{ fact: 'external', which: evaluate_url }],
  terraform: 'external_evaluation',
  words: ({ evaluate_url }) => ({
    who: [words('anyone who passes your own check at '), filled(evaluate_url, hostOf)],
    they: [words('pass your own check at '), filled(evaluate_url, hostOf)],
  }),
  // Any failure of the check counts as "no", which the caller states as false; only an answer nobody has is unknown.
  // https://developers.cloudflare.com/cloudflare-one/access-controls/policies/external-evaluation/
  evaluate: ({ evaluate_url }, { external = {} }) =>
    Object.hasOwn(external, evaluate_url) ? is(external[evaluate_url] === true) : 'unknown',
  fact: ({ evaluate_url }, { external = {} }) => {
    const what = [words('the answer of your own check at '), filled(evaluate_url, hostOf)]
    return Object.hasOwn(external, evaluate_url) ? { what, seen: [words('was no')] } : { what }
  },
  doubts: ({ evaluate_url, keys_url }) =>
    [letterDoubt(evaluate_url), letterDoubt(keys_url)].filter((doubt) => doubt !== undefined),
  // Any failure of the check counts as "no".
  // https://developers.cloudflare.com/cloudflare-one/access-controls/policies/external-evaluation/
  finds: (value) => {
    const unsafe = [value.evaluate_url, value.keys_url].find(
      (url) => typeof url === 'string' && /^http:\/\//i.test(url.trim()),
    )
    return typeof unsafe === 'string'
      ? [
          {
            id: 'REF-09',
            severity: 'doubt',
            message: `Your own check runs on an address that is not safe (${unsafe}), and any failure of it counts as no. Use one that begins with https://.`,
            mend: {
              label: 'Use https://',
              rule: { evaluate_url: safe(value.evaluate_url), keys_url: safe(value.keys_url) },
            },
          },
        ]
      : []
  },
})

/** The address with https:// in the place of http://. */
const safe = (url: unknown): unknown => (typeof url === 'string' ? url.trim().replace(/^http:/i, 'https:') : url)
