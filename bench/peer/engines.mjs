// Cedar and casbin on the company that comes in as JSON, each used as its documentation has it used at its fastest.
// What they answer and how fast goes out as JSON.
import { text } from 'node:stream/consumers'
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { newEnforcer, newModel } from 'casbin'

const { people, policies, groups, lists } = JSON.parse(await text(process.stdin))
const quoted = (value) => JSON.stringify(value.toLowerCase())

/** A policy as one expression; `words` are those of the language, groups are written out. */
function expression(all, words) {
  const any = (rules) => {
    const emails = rules.filter((rule) => rule.email).map((rule) => rule.email.email)
    const others = rules.filter((rule) => !rule.email).map(one)
    return [...(emails.length > 0 ? [words.oneOf(emails)] : []), ...others].join(' || ') || 'false'
  }
  const one = (rule) => {
    const [[key, value]] = Object.entries(rule)
    return key === 'group' ? expression(groups[value.id], words) : words[key](...Object.values(value))
  }
  const required = all.require.map((rule) => (rule.email ? words.oneOf([rule.email.email]) : one(rule)))
  return `(${[`(${any(all.include)})`, ...required, `!(${any(all.exclude)})`].join(' && ')})`
}

/** The fastest of some rounds over everybody. */
function timed(rounds, decide) {
  let answers = ''
  let best = Infinity
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    answers = decide()
    best = Math.min(best, performance.now() - began)
  }
  return { answers, perSecond: (answers.length / best) * 1000 }
}

// Cedar: all policies parsed once, one call for each person, who comes as an entity that is a member of its lists.
const cedarWords = {
  oneOf: (emails) => `[${emails.map(quoted).join(', ')}].contains(context.email)`,
  email_domain: (domain) => `context.domain == ${quoted(domain)}`,
  email_list: (id) => `principal in List::"${id}"`,
  geo: (code) => `context.country == "${code}"`,
  ip: (network) => `context.ip.isInRange(ip("${network}"))`,
  device_posture: (id) => `context.posture.${id}`,
}
const staticPolicies = Object.fromEntries(
  policies.map((policy, at) => [
    `p${at}`,
    `permit(principal, action, resource) when ${braced(expression(policy, cedarWords))};`,
  ]),
)
function braced(condition) {
  return `{ ${condition} }`
}
const parsed = preparsePolicySet('all', { staticPolicies })
if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
const [action, resource] = [
  { type: 'Action', id: 'open' },
  { type: 'App', id: 'app' },
]
const listed = Object.entries(lists).map(([id, emails]) => [id, new Set(emails.map((email) => email.toLowerCase()))])
const calls = people.map(({ email, country, ip, posture }) => ({
  principal: { type: 'User', id: email },
  action,
  resource,
  context: { email, domain: email.split('@')[1], country, ip: { __extn: { fn: 'ip', arg: ip } }, posture },
  preparsedPolicySetId: 'all',
  entities: [
    {
      uid: { type: 'User', id: email },
      attrs: {},
      parents: listed.filter(([, emails]) => emails.has(email)).map(([id]) => ({ type: 'List', id })),
    },
  ],
}))
const cedar = timed(5, () => {
  let answers = ''
  for (const call of calls) {
    const { type, response, errors } = statefulIsAuthorized(call)
    if (type !== 'success' || response.diagnostics.errors.length > 0)
      throw new Error(JSON.stringify(errors ?? response))
    const matched = new Set(response.diagnostics.reason)
    for (let at = 0; at < policies.length; at += 1) answers += matched.has(`p${at}`) ? '1' : '0'
  }
  return answers
})

// casbin: one enforcer for each policy, which is its matcher; what is many values is a function over a set.
const sets = new Map(listed)
const casbinWords = {
  oneOf: (emails) => {
    const name = `emails-${sets.size}`
    sets.set(name, new Set(emails.map((email) => email.toLowerCase())))
    return `isOneOf(r.sub.email, '${name}')`
  },
  email_domain: (domain) => `r.sub.domain == '${domain.toLowerCase()}'`,
  email_list: (id) => `isOneOf(r.sub.email, '${id}')`,
  geo: (code) => `r.sub.country == '${code}'`,
  ip: (network) => `ipMatch(r.sub.ip, '${network}')`,
  device_posture: (id) => `r.sub.posture.${id}`,
}
const enforcers = []
for (const policy of policies) {
  const enforcer = await newEnforcer(
    newModel(`[request_definition]
r = sub
[policy_definition]
p = sub
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = ${expression(policy, casbinWords)}`),
  )
  await enforcer.addFunction('isOneOf', (email, name) => sets.get(name).has(email))
  enforcers.push(enforcer)
}
const subjects = people.map(({ email, country, ip, posture }) => ({
  email,
  domain: email.split('@')[1],
  country,
  ip,
  posture,
}))
const casbin = timed(3, () => {
  let answers = ''
  for (const subject of subjects) for (const enforcer of enforcers) answers += enforcer.enforceSync(subject) ? '1' : '0'
  return answers
})

process.stdout.write(JSON.stringify({ cedar, casbin }))
