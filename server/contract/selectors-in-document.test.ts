import { expect, test } from 'vitest'
import { isObject } from '#core/json'
import { selectors } from '#core/selectors'
import { cloudflareDocument } from './openapi'

const { schemas } = cloudflareDocument.components

interface Described {
  fields: string[]
  required: string[]
}

const namesIn = (value: unknown) => (isObject(value) ? Object.keys(value).toSorted() : [])

const textsIn = (value: unknown) => (Array.isArray(value) ? value.map(String).toSorted() : [])

/** The rules that the document knows: their key, and the fields of its value. */
const described = new Map(
  (schemas.access_rule as { anyOf: { $ref: string }[] } | undefined)?.anyOf.flatMap(({ $ref }) => {
    const { properties } = schemas[$ref.split('/').at(-1) ?? ''] ?? {}
    return Object.entries(properties ?? {}).map(([key, value]): [string, Described] => [
      key,
      { fields: namesIn(value.properties), required: textsIn(value.required) },
    ])
  }),
)

test('the document and the selector table know the same rules', () => {
  expect(selectors.map(({ key }) => key).toSorted()).toEqual([...described.keys()].toSorted())
})

test.each(selectors.map((selector) => ({ key: selector.key, selector })))(
  '$key has the fields that the document gives it, and needs those that are required there',
  ({ key, selector }) => {
    const needed = Object.keys(selector.fields).filter((field) => {
      const { [field]: _, ...others } = selector.example
      return !selector.value.safeParse(others).success
    })
    expect({ fields: namesIn(selector.fields), required: needed.toSorted() }).toEqual(described.get(key))
  },
)
