import type { ValidateFunction } from 'ajv/dist/2020.js'
import { isObject } from '#core/json'
import { RULE_TYPES } from '#core/rule-type'
import { selectorOf } from '#core/selectors'
import { readOperations, type Operation } from './openapi'

/** One call of Cloudflare's API and its answer. Texts are empty where nothing was sent. */
export interface Exchange {
  method: string
  /** Below `/client/v4`, without the query. */
  path: string
  query: URLSearchParams
  sent: string
  status: number
  answered: string
}

type Fetch = (request: Request) => Response | Promise<Response>

/** Compares calls and answers with Cloudflare's document, and keeps what it finds. */
export interface Judge {
  /** Whatever contradicts the document, a line each: what was called, where, and what is wrong. */
  readonly complaints: readonly string[]
  /** How often each operation was answered, by `GET /accounts/{account_id} 200`. */
  readonly judged: ReadonlyMap<string, number>
  /** A `fetch` that answers as the given one, and is judged. */
  around(fetch: Fetch): (request: Request) => Promise<Response>
}

type JudgedPart = (value: unknown) => unknown

const operations = readOperations()

/** @param judgedPart leaves out of a body or an answer what is not to be judged */
export function createJudge(judgedPart: JudgedPart = (value) => value): Judge {
  const complaints: string[] = []
  const judged = new Map<string, number>()
  const judge = (exchange: Exchange) => {
    const operation = operationOf(exchange)
    const name = `${exchange.method} ${operation?.template ?? exchange.path} ${exchange.status}`
    judged.set(name, (judged.get(name) ?? 0) + 1)
    const found = operation ? faultsOf(exchange, operation, judgedPart) : ['the document has no such operation']
    complaints.push(...found.map((fault) => `${name}: ${fault}`))
  }
  return {
    complaints,
    judged,
    around: (fetch) => async (request) => {
      const [, path = ''] = /^\/client\/v4(\/.*)$/.exec(new URL(request.url).pathname) ?? []
      const sent = request.body ? await request.clone().text() : ''
      const response = await fetch(request)
      judge({
        method: request.method,
        path,
        query: new URL(request.url).searchParams,
        sent,
        status: response.status,
        answered: await response.clone().text(),
      })
      return response
    },
  }
}

function operationOf({ method, path }: Exchange): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.parametersIn(path) !== undefined)
}

function faultsOf(exchange: Exchange, operation: Operation, judgedPart: JudgedPart): string[] {
  const { path, query, sent, status, answered } = exchange
  // The document declares no status of 500 and above; Cloudflare sends them in the same envelope as other refusals.
  const check = operation.answer(status >= 500 ? 400 : status)
  const answer = judgedPart(jsonIn(answered))
  const body = sent === '' ? undefined : judgedPart(jsonIn(sent))
  const isRefused = status >= 400
  return [
    ...faultsIn('address', operation.path, operation.parametersIn(path)),
    ...faultsIn('query', operation.query, valuesOf(query)),
    // What was refused may well have been wrong.
    ...(isRefused ? [] : bodyFaults(operation, body)),
    ...(check ? faultsIn('answer', check, answer) : [`the status ${status} is not declared`]),
    ...(isRefused ? [] : [...ruleFaults('body', body), ...ruleFaults('answer', answer)]),
  ]
}

function bodyFaults({ body: check }: Operation, body: unknown): string[] {
  if (check) return faultsIn('body', check, body ?? null)
  return body === undefined || (isObject(body) && Object.keys(body).length === 0) ? [] : ['a body was sent']
}

function valuesOf(query: URLSearchParams) {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return `not JSON: ${text.slice(0, 60)}`
  }
}

/** At most so many faults of one value are told; one wrong rule alone fails every branch of its union. */
const TOLD = 8

function faultsIn(what: string, check: ValidateFunction, value: unknown): string[] {
  if (check(value)) return []
  // Rows have the same faults, so the place in a list is not told.
  const lines = (check.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${what}${instancePath.replaceAll(/\/\d+/g, '/*')} ${message} ${JSON.stringify(params)}`,
  )
  return [...new Set(lines)].slice(0, TOLD)
}

const isRuleList = (key: string) => RULE_TYPES.some((ruleType) => ruleType === key)

/** The document lets a rule have any keys; it has exactly one, that of a selector. */
function ruleFaults(what: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => ruleFaults(`${what}/${index}`, each))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) => {
    if (!isRuleList(key) || !Array.isArray(member)) return ruleFaults(`${what}/${key}`, member)
    return member
      .filter((rule) => !isRule(rule))
      .map((rule) => `${what}/${key} has what is no rule: ${JSON.stringify(rule)}`)
  })
}

function isRule(rule: unknown): boolean {
  const keys = isObject(rule) ? Object.keys(rule) : []
  return keys.length === 1 && keys.every((key) => selectorOf(key) !== undefined)
}
