import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isObject } from '#core/json'
import { corrected } from './known-faults'
import text from './openapi-access.json?raw'
import { jsonSchemaOf, type Schema } from './json-schema'

/** An operation of the document, ready to judge. Schemas are compiled when they are first needed. */
export interface Operation {
  method: string
  /** As in the document: `/accounts/{account_id}/access/policies`. */
  template: string
  /** The parameters of this path, by name; `undefined` = it is another path. */
  parametersIn(path: string): Record<string, string> | undefined
  /** `true` when the values are as declared and every name is a declared one. */
  path: ValidateFunction
  query: ValidateFunction
  /** `undefined` = the operation takes no body. */
  body: ValidateFunction | undefined
  /** What an answer with this status must be; `undefined` = no such status is declared. */
  answer(status: number): ValidateFunction | undefined
}

/** The document as it is shipped, before its known faults are corrected. */
export const cloudflareDocument = JSON.parse(text) as Document

export interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> }
}

interface Described {
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { content?: Content }
  responses?: Record<string, { content?: Content }>
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

type Content = Record<string, { schema: Schema }>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const ROOT = 'cloudflare'

/** The operations of the document with its known faults corrected. */
export function readOperations(source: Document = corrected(cloudflareDocument)): readonly Operation[] {
  const { schemas, parameters } = source.components
  const convert = (schema: Schema) => jsonSchemaOf(schema, { schemas, root: ROOT })
  const options = { strict: false, allErrors: true }
  const bodies = formats.default(new Ajv2020(options))
  // What stands in an address is text, so "100" is a number there.
  const texts = formats.default(new Ajv2020({ ...options, coerceTypes: 'array' }))
  const components = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOf(schema, { schemas, root: ROOT, open: true })]),
  )
  for (const ajv of [bodies, texts]) ajv.addSchema({ $id: ROOT, components: { schemas: components } })

  const parameter = (given: Parameter | { $ref: string }): Parameter => {
    if (!('$ref' in given)) return given
    const found = parameters[given.$ref.split('/').at(-1) ?? '']
    if (!found) throw new Error(`The document has no ${given.$ref}`)
    return found
  }

  function operation(template: string, method: string, described: Described): Operation {
    const given = (described.parameters ?? []).map(parameter)
    const checkOf = (place: Parameter['in']) => {
      const here = given.filter((each) => each.in === place)
      return once(() =>
        texts.compile({
          type: 'object',
          properties: Object.fromEntries(here.map(({ name, schema }) => [name, convert(schema)])),
          required: here.filter(({ required }) => required).map(({ name }) => name),
          additionalProperties: false,
        }),
      )
    }
    const contentCheck = (content: Content | undefined) => {
      const schema = content?.['application/json']?.schema
      return schema && once(() => bodies.compile(convert(schema)))
    }
    const [path, query] = [checkOf('path'), checkOf('query')]
    const body = contentCheck(described.requestBody?.content)
    const answers = Object.entries(described.responses ?? {}).map(
      ([status, { content }]) => [status, contentCheck(content)] as const,
    )
    const pattern = new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
    return {
      method: method.toUpperCase(),
      template,
      parametersIn: (address) => {
        const found = pattern.exec(address)
        return found ? { ...found.groups } : undefined
      },
      get path() {
        return path()
      },
      get query() {
        return query()
      },
      get body() {
        return body?.()
      },
      answer: (status) =>
        answers.find(
          ([declared]) => declared === String(status) || declared === `${Math.floor(status / 100)}XX`,
        )?.[1]?.(),
    }
  }

  return Object.entries(source.paths)
    .flatMap(([template, methods]) =>
      METHODS.flatMap((method) => {
        const described = methods[method]
        return isObject(described) ? [operation(template, method, described)] : []
      }),
    )
    .toSorted((a, b) => parametersCount(a) - parametersCount(b))
}

// A path without parameters is asked before one that would take its last part for an id.
const parametersCount = ({ template }: Operation) => template.split('{').length

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
