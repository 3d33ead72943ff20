import { isObject } from '#core/json'

export type Schema = Readonly<Record<string, unknown>>

interface Surroundings {
  /** The components that references lead to. */
  schemas: Readonly<Record<string, Schema>>
  /** The `$id` under which they are known to the validator. */
  root: string
  /** The schema is one part of a value's description, so other parts may name further members. */
  open?: boolean
}

/**
 * A schema of OpenAPI 3.0 in the dialect of JSON Schema 2020-12. The document closes no object; here every object that
 * is described by named members is closed, so that a member which the document does not know is seen.
 */
export function jsonSchemaOf(schema: Schema, around: Surroundings): Schema {
  const value = { ...around, open: false }
  const part = { ...around, open: true }
  const { nullable, ...members } = schema
  const result: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(members)) {
    if (key === '$ref') result.$ref = `${around.root}${String(member)}`
    else if (key === 'properties' && isObject(member)) result.properties = mapped(member, value)
    else if ((key === 'allOf' || key === 'anyOf') && Array.isArray(member)) {
      result[key] = member.map((each) => jsonSchemaOf(each as Schema, part))
    } else if ((key === 'items' || key === 'additionalProperties') && isObject(member)) {
      result[key] = jsonSchemaOf(member, value)
    } else result[key] = member
  }
  if (!around.open && hasNamedMembers(schema, around.schemas)) result.unevaluatedProperties = false
  return nullable === true ? { anyOf: [result, { type: 'null' }] } : result
}

const mapped = (properties: Record<string, unknown>, around: Surroundings) =>
  Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, jsonSchemaOf(each as Schema, around)]))

/** Whether every object that fits is described by the names of its members. */
function hasNamedMembers(schema: Schema, schemas: Surroundings['schemas'], seen: readonly Schema[] = []): boolean {
  if (seen.includes(schema) || schema.additionalProperties !== undefined) return false
  const inner = (each: unknown) => isObject(each) && hasNamedMembers(each, schemas, [...seen, schema])
  if (typeof schema.$ref === 'string') return inner(schemas[schema.$ref.split('/').at(-1) ?? ''])
  const parts = [schema.allOf, schema.anyOf].flatMap((list) => (Array.isArray(list) ? list : []))
  return isObject(schema.properties) || parts.some(inner)
}
