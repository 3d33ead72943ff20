import * as fc from 'fast-check'
import { selectors } from './selectors'

const KNOWN_KEYS = [
  'id', 'name', 'decision', 'include', 'require', 'exclude', 'is_default', 'session_duration', 'isolation_required',
  'purpose_justification_required', 'purpose_justification_prompt', 'approval_required', 'approval_groups',
  'mfa_config', 'connection_rules', 'updated_at',
] // prettier-ignore

const numberText = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: 10n ** 16n, max: 10n ** 40n }).map(String),
  fc.constantFrom('1.0', '-0', '1e400', '0.10', '1E2'),
)

const strangeKey = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'rdp', 'toString', '7'), fc.string())

/** Any JSON text, with numbers that a double would spoil and with keys that objects treat specially. */
const { anyJson } = fc.letrec<{ anyJson: string }>((tie) => ({
  anyJson: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false', '""', '[]', '{}'),
    numberText,
    fc.string().map((text) => JSON.stringify(text)),
    fc.array(tie('anyJson'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc.dictionary(strangeKey, tie('anyJson'), { maxKeys: 3 }).map(objectText),
  ),
}))

function objectText(members: Record<string, string>): string {
  return `{${Object.entries(members)
    .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
    .join(',')}}`
}

export const ruleText = fc.constantFrom(...selectors).chain((selector) =>
  fc
    .tuple(fc.constant(selector), fc.dictionary(strangeKey, anyJson, { maxKeys: 1 }))
    .map(([{ key, example: value }, extra]) => {
      const members = Object.entries(value).map(([name, item]) => [name, JSON.stringify(item)] as const)
      return `{${JSON.stringify(key)}:${objectText({ ...Object.fromEntries(members), ...extra })}}`
    }),
)

const rules = fc.array(fc.oneof(ruleText, anyJson), { maxLength: 4 }).map((items) => `[${items.join(',')}]`)

const shaped: Record<string, fc.Arbitrary<string>> = {
  include: rules,
  require: rules,
  exclude: rules,
  approval_groups: fc
    .array(
      fc
        .record({ approvals_needed: numberText, email_addresses: fc.constantFrom('["a@x.org"]', '[1,"a"]', 'null') })
        .map(objectText),
      { maxLength: 2 },
    )
    .map((items) => `[${items.join(',')}]`),
  mfa_config: fc
    .record({ mfa_disabled: fc.constantFrom('true', 'false', 'null', '1'), extra: anyJson }, { requiredKeys: [] })
    .map(objectText),
  connection_rules: fc.record({ rdp: anyJson, ssh: anyJson }, { requiredKeys: [] }).map(objectText),
}

/** The text of a document: any member may be there or not, of the right kind or of any other. */
export const documentText = fc
  .uniqueArray(fc.oneof(fc.constantFrom(...KNOWN_KEYS), strangeKey), { maxLength: 10 })
  .chain((keys) =>
    fc
      .tuple(...keys.map((key) => fc.oneof(Object.hasOwn(shaped, key) ? shaped[key]! : anyJson, anyJson)))
      .map((values) => `{${keys.map((key, index) => `${JSON.stringify(key)}:${values[index]}`).join(',')}}`),
  )
