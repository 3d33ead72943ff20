import { Hono } from 'hono'
import * as z from 'zod'
import type { SeedAccount } from './seed-account'

/** The sandbox's own: nothing of Cloudflare's answers here. */
const bodySchema = z.object({ copy: z.enum(['company', 'empty', 'large']), name: z.string().min(1).optional() })

type CreateAccount = (seed: SeedAccount, name?: string) => Promise<{ id: string; name: string }>

/** `POST /sandbox/accounts` makes an account, so that each test can have one of its own. Needs the full token. */
export const control = (token: string, createAccount: CreateAccount) =>
  new Hono().post('/accounts', async (c) => {
    if (c.req.header('authorization') !== `Bearer ${token}`) {
      return c.json({ error: 'Making an account needs the full token of this sandbox.' }, 403)
    }
    const body = bodySchema.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) {
      return c.json({ error: 'Send {"copy": "company" | "empty" | "large"} and, if you like, a "name".' }, 400)
    }
    return c.json(await createAccount(await seedFor(body.data.copy), body.data.name), 201)
  })

async function seedFor(copy: z.infer<typeof bodySchema>['copy']): Promise<SeedAccount> {
  const practice = await import('./practice/accounts')
  if (copy === 'company') return practice.practiceCompany()
  if (copy === 'empty') return practice.emptyAccount()
  return practice.largeAccount()
}
