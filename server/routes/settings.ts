import type { AccountSettings } from '#core/account-settings'
import { accountSettingsSchema } from '#core/account-settings-schema'
import { AppError } from '#core/errors'
import { Hono } from 'hono'
import { answer } from '../answer'
import type { AccountEnv } from '../env'
import { jsonBody } from '../middleware/json-body'
import { requireRole } from '../middleware/role'
import { keepSettings, settingsOf, type KeptSettings } from '../records/settings'

/** The settings with the version that a change of them must name, and who made them what they are. */
const told = ({ version, ...rest }: KeptSettings) => ({ ...rest, etag: `"${version}"` })

/** What an owner sets for one account: guards, limits, who may publish what. */
export const settings = new Hono<AccountEnv>()
  .get('/', async (c) => answer(c, told(await settingsOf(c.var.services.records, c.var.account.id))))
  .put('/', requireRole('owner'), jsonBody<AccountSettings>(), async (c) => {
    const { services, account, actor } = c.var
    const base = c.req.header('if-match')
    if (base === undefined) {
      throw new AppError('base_missing', 'Say which version of the settings this change was made from (If-Match).')
    }
    const version = Number(/^"(\d{1,15})"$/.exec(base)?.[1])
    const kept = {
      settings: asked(c.req.valid('json')),
      version,
      actor: actor?.name ?? 'unknown',
      at: services.clock().toISOString(),
    }
    if (!Number.isNaN(version) && (await keepSettings(services.records, account.id, kept))) {
      return answer(c, told({ ...kept, version: version + 1 }))
    }
    throw new AppError(
      'changed_meanwhile',
      'Somebody changed the settings after you opened them. Look at what they are now, then make your change again.',
      { live: told(await settingsOf(services.records, account.id)) },
    )
  })

function asked(body: object): AccountSettings {
  const { data, error } = accountSettingsSchema.safeParse(body)
  if (data) return data
  const [issue] = error.issues
  const [field, index] = issue?.path ?? []
  throw new AppError('invalid_request', issue?.message ?? 'These are no settings.', {
    place: {
      ...(typeof field === 'string' && { field }),
      ...(typeof index === 'number' && { index }),
    },
  })
}
