import { AppError } from '#core/errors'
import { Hono } from 'hono'
import * as z from 'zod'
import { answer } from '../answer'
import { type Env, PRACTICE_COPIES, type PracticeCopy } from '../env'
import { jsonBody } from '../middleware/json-body'

const schema = z.object({
  copy: z.enum(PRACTICE_COPIES, `Choose what to copy: ${PRACTICE_COPIES.join(', ')}.`),
  name: z
    .string('The name of an account is text.')
    .trim()
    .min(1, 'Give the account a name.')
    .max(100, 'Give the account a shorter name: at most 100 characters.')
    .optional(),
})

/** Accounts to practise in. In live mode there is no such address. */
export const practice = new Hono<Env>().post(
  '/accounts',
  jsonBody<{ copy: PracticeCopy; name?: string }>(),
  async (c) => {
    const { practice: sandbox } = c.var.services
    if (!sandbox) throw new AppError('not_found', 'Practice accounts exist in practice mode only.')
    const { data, error } = schema.safeParse(c.req.valid('json'))
    if (error) {
      const [issue] = error.issues
      throw new AppError('invalid_request', issue?.message ?? 'This cannot be made.', {
        place: { field: String(issue?.path[0] ?? '') },
      })
    }
    return answer(c, await sandbox.createAccount(data.copy, data.name), 201)
  },
)
