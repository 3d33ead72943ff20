import * as fc from 'fast-check'
import { selectors } from '#core/selectors'

const ESCAPE = '\u001B'

/** Texts that have broken programs before, each in its way. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u00A0\u2003\t',
  '.',
  '..',
  '../../user',
  '..\\..\\windows',
  '%2e%2e',
  '%2e%2e%2f',
  '%252e%252e',
  '%00',
  '%',
  '%ff',
  'a\u0000b',
  'a\nb',
  'a\r\nSet-Cookie: a=b',
  '\uFEFFname',
  '\uD800',
  '\uDFFF\uD800',
  '\u202Egnp.exe',
  '\u2066admin\u2069',
  'a\u0301\u0301\u0301'.repeat(200),
  '\u{1F9D1}\u200D\u{1F9D1}\u200D\u{1F9D2}'.repeat(50),
  'аdmin@example.com',
  'İstanbul',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</script><svg/onload=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  '{{constructor.constructor("return 1")()}}',
  '${7*7}',
  '#{7*7}',
  '=HYPERLINK("https://evil.example")',
  '=cmd|" /C calc"!A0',
  '@SUM(1+1)',
  '+1+1',
  '-1+1',
  "'; DROP TABLE documents; --",
  '" OR 1=1 --',
  '$(reboot)',
  '`reboot`',
  '; reboot',
  '| cat /etc/passwd',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'then',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '0x10',
  '1e999',
  '9007199254740993',
  '999999999999999999999999999999h',
  '9'.repeat(400),
  '٣٤',
  '1h'.repeat(5_000),
  'a'.repeat(10_000),
  `${'a'.repeat(5_000)}!`,
  'a@'.repeat(5_000),
  `${'a.'.repeat(5_000)}@example.com`,
  `a@${'b.'.repeat(5_000)}`,
  'xn--'.repeat(500),
  `xn--${'a'.repeat(2_000)}`,
  '::'.repeat(2_000),
  `${'1:'.repeat(2_000)}/64`,
  '10.0.0.0/33',
  '256.256.256.256',
  '::ffff:10.0.0.1/129',
  '0.0.0.0/0',
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:22',
  'file:///etc/passwd',
  `${ESCAPE}[2J${ESCAPE}]0;owned`,
  '%s%s%n',
  '[]',
  '{}',
  '{"__proto__": {"admin": true}}',
  '['.repeat(20_000),
  '{"a":'.repeat(20_000),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"name":${'['.repeat(20_000)}1.0${']'.repeat(20_000)}}`,
  `{"name":"Staff","decision":"allow","include":[{"email":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}]}`,
  `"${'\\u0000'.repeat(1_000)}"`,
  ' '.repeat(10_000),
  '\n'.repeat(10_000),
  ',;\t'.repeat(3_000),
]

/** Any text: those above, letters of all scripts, and any code units at all. */
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...HOSTILE_TEXTS), fc.constantFrom(...HOSTILE_TEXTS))
      .map(([one, other]) => `${one.slice(0, 200)}${other.slice(0, 200)}`),
  },
)

const scalar = fc.oneof(
  text,
  fc.double(),
  fc.bigInt().map(Number),
  fc.constantFrom<unknown>(null, true, false, -0, 0, 1e308, [], {}),
)

/** Any JSON value, a few levels deep, with keys that mean something in JavaScript. */
export const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constantFrom('id', 'name', 'value', 'email')), tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries) as unknown),
  ),
})).value

/** A rule of every kind we know with anything in its places, and things that are no rule. */
export const rule = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...selectors)
      .chain(({ key, example }) =>
        json.chain((value) =>
          fc.constantFrom<unknown>(
            { [key]: value },
            { [key]: Object.fromEntries(Object.keys(example).map((field) => [field, value])) },
            { [key]: { ...example, extra: value } },
          ),
        ),
      ),
  },
  { weight: 1, arbitrary: json },
)

const FIELDS = [
  'name',
  'decision',
  'include',
  'require',
  'exclude',
  'session_duration',
  'isolation_required',
  'purpose_justification_required',
  'purpose_justification_prompt',
  'approval_required',
  'approval_groups',
  'mfa_config',
  'connection_rules',
  'is_default',
  'id',
  'precedence',
  'unknown',
]

/** A policy or group that is right but for a few places. */
export const document = fc
  .tuple(
    fc.array(rule, { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...FIELDS), json), { maxLength: 2 }),
    fc.constantFrom('allow', 'deny', 'bypass', 'non_identity'),
  )
  .map(([rules, changes, decision]) =>
    Object.assign(
      {
        name: 'Staff',
        decision,
        include: [{ email_domain: { domain: 'harbour.example' } }, ...rules],
        require: [],
        exclude: rules.slice(0, 1),
      },
      Object.fromEntries(changes),
    ),
  )
