import { stableText } from './canonical'
import { isDecision, knownDecision } from './decision'
import { documentNoun, membersOf, type AccessDocument, type DocumentKind } from './document-kind'
import { problemAt, type DocumentProblem } from './document-problem'
import { isObject } from './json'
import { policyProblems } from './policy-problems'
import { rulesOf } from './rule-lists'
import { ruleListProblems } from './rule-problems'
import { RULE_TYPES } from './rule-type'

export type { DocumentProblem } from './document-problem'

/** Names of groups; for policies Cloudflare publishes no limit. https://developers.cloudflare.com/cloudflare-one/account-limits/ */
const LONGEST_NAME = 350

/** Rules per group and per application. https://developers.cloudflare.com/cloudflare-one/account-limits/ */
const MOST_RULES = 1000

/**
 * Everything that keeps a document from being saved, or that is probably a mistake, in the order of the page. The
 * document may be anything, as typed JSON may. What stands unchanged in `base` never stops a save: it is Cloudflare's
 * already, so it is a doubt at most; only an empty list of who gets in stays an error, because no save can pass with it.
 */
export function documentProblems(
  kind: DocumentKind,
  document: unknown,
  base?: AccessDocument | object,
): DocumentProblem[] {
  if (!isObject(document)) {
    const message = `This is not a ${documentNoun[kind]}. Write an object with a name and a list of rules.`
    return [{ place: {}, message, severity: 'error' }]
  }
  const decision = kind === 'policies' ? knownDecision(document['decision']) : undefined
  const head = [
    ...nameProblems(kind, document['name']),
    ...(kind === 'policies' ? decisionProblems(document['decision']) : []),
  ]
  const rules = RULE_TYPES.flatMap((ruleType) => ruleListProblems(ruleType, document, decision, base))
  const rest = kind === 'policies' ? policyProblems(document) : groupProblems(document)
  const ease = (problems: DocumentProblem[]) => (base ? eased(kind, problems, document, base) : problems)
  return [...ease(head), ...rules, ...tooManyRules(document), ...ease(rest)]
}

/** Errors that the base has too, about a field that is the same there, become doubts. */
function eased(
  kind: DocumentKind,
  problems: readonly DocumentProblem[],
  document: Readonly<Record<string, unknown>>,
  base: object,
): DocumentProblem[] {
  if (!problems.some(({ severity }) => severity === 'error')) return [...problems]
  const before = membersOf(base)
  const stood = [
    ...nameProblems(kind, before['name']),
    ...(kind === 'policies'
      ? [...decisionProblems(before['decision']), ...policyProblems(before)]
      : groupProblems(before)),
  ]
  return problems.map((problem) => {
    const { field = '', index } = problem.place
    const same = stableText(before[field]) === stableText(document[field])
    const had = stood.some(
      ({ place, message }) => place.field === field && place.index === index && message === problem.message,
    )
    return same && had ? { ...problem, severity: 'doubt' } : problem
  })
}

function nameProblems(kind: DocumentKind, name: unknown): DocumentProblem[] {
  if (typeof name !== 'string' || name.trim() === '')
    return [problemAt('name', `Give this ${documentNoun[kind]} a name.`)]
  const length = Array.from(name).length
  if (length <= LONGEST_NAME) return []
  return [problemAt('name', `This name has ${told(length)} characters. Shorten it to ${LONGEST_NAME} or fewer.`)]
}

const decisionProblems = (decision: unknown): DocumentProblem[] =>
  isDecision(decision) ? [] : [problemAt('decision', unknownDecision(decision))]

/** Of a longer action the beginning is told. */
const LONGEST_QUOTED = 40

const unknownDecision = (decision: unknown) =>
  typeof decision === 'string' && decision !== ''
    ? `We do not know the action “${Array.from(decision).slice(0, LONGEST_QUOTED).join('')}”, so we cannot tell what this policy does. It stays as it is. Choose Let in, Keep out, No login or Machines only if it is to do one of these.`
    : 'We do not know what this policy is to do. Choose Let in, Keep out, No login or Machines only.'

function tooManyRules(document: Record<string, unknown>): DocumentProblem[] {
  const count = RULE_TYPES.reduce((sum, ruleType) => sum + rulesOf(document, ruleType).length, 0)
  if (count <= MOST_RULES) return []
  const message = `There are ${told(count)} rules here. Cloudflare usually takes ${told(MOST_RULES)} and may refuse more: put people in a list, or split this up.`
  return [problemAt('include', message, 'doubt')]
}

// Cloudflare's own answers hold a list here at times, so only what nobody could mean is an error.
function groupProblems({ is_default: isDefault }: Record<string, unknown>): DocumentProblem[] {
  if (isDefault === undefined || isDefault === null || typeof isDefault === 'boolean' || Array.isArray(isDefault)) {
    return []
  }
  const message = 'Whether new applications get this group is a yes or a no: write true or false.'
  return [problemAt('is_default', message)]
}

const told = (count: number) => count.toLocaleString('en-US')
