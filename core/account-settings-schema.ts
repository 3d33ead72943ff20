import * as z from 'zod'
import { PUBLISHERS, type AccountSettings } from './account-settings'
import { domainProblem, DOMAIN_MAX } from './domain'
import { EMAIL_MAX, emailProblem } from './email'
import { idValue, textValue } from './value-schema'

/** As many entries as anybody needs in one list, and few enough to check at each publish. */
const MOST_ENTRIES = 200
const MOST_PEOPLE = 100_000

const email = textValue({ ask: 'Type an email address, such as ana@example.com.', max: EMAIL_MAX, check: emailProblem })
const domain = textValue({ ask: 'Type a domain, such as example.com.', max: DOMAIN_MAX, check: domainProblem })
const app = idValue('Choose an application.')

const several = <Entry extends z.ZodType>(entry: Entry, what: string) =>
  z
    .array(entry, { error: `A list of ${what} belongs here.` })
    .max(MOST_ENTRIES, { error: `At most ${MOST_ENTRIES} ${what} fit here. Take some out.` })

/** Texts of which each may stand once; capitals do not tell two apart. */
const distinct = (entry: z.ZodString, what: string) =>
  several(entry, what).superRefine((texts, context) => {
    const seen = new Set<string>()
    for (const [at, text] of texts.entries()) {
      if (seen.has(text.toLowerCase()))
        context.addIssue({ code: 'custom', path: [at], message: `${text} is here twice. Take one out.` })
      seen.add(text.toLowerCase())
    }
  })

/** An object of these members and no others: what is not known here would be lost without a word. */
const exactly = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Gatehouse knows no setting called ${issue.keys?.join(', ')}. Leave it out.`
        : undefined,
  })

const guard = z.discriminatedUnion(
  'says',
  [
    exactly({ id: idValue('Give the sentence an id.'), says: z.literal('always-open'), email, app }),
    exactly({
      id: idValue('Give the sentence an id.'),
      says: z.literal('nobody-outside'),
      domains: distinct(domain, 'domains').min(1, { error: 'Name at least one domain: nobody else is inside.' }),
      app,
    }),
  ],
  { error: 'Choose what the sentence says: that somebody can always open it, or that nobody outside can.' },
)

const guards = several(guard, 'sentences').superRefine((all, context) => {
  const seen = new Set<string>()
  for (const [at, { id }] of all.entries()) {
    if (seen.has(id))
      context.addIssue({
        code: 'custom',
        path: [at, 'id'],
        message: 'Two sentences have one id. Write one of them anew.',
      })
    seen.add(id)
  }
})

const publisher = z.enum(PUBLISHERS, {
  error: 'Choose who may publish such a change: an editor, an owner, or an owner after somebody else proposed it.',
})

const LIMIT = `Type a whole number from 1 to ${MOST_PEOPLE.toLocaleString('en')}, or switch the limit off.`

/** Checks the settings of an account as somebody sends them. Each message says what is wrong and how to mend it. */
export const accountSettingsSchema = exactly({
  break_glass: distinct(email, 'people'),
  guards,
  limits: exactly({
    people: z.int({ error: LIMIT }).min(1, { error: LIMIT }).max(MOST_PEOPLE, { error: LIMIT }).nullable(),
  }),
  sensitive_apps: distinct(app, 'applications'),
  company_domains: distinct(domain, 'domains'),
  public_mail: distinct(domain, 'domains'),
  publishing: exactly({ none: publisher, some: publisher, high: publisher }),
}) satisfies z.ZodType<AccountSettings>
