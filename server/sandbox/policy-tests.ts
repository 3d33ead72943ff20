import { Hono, type Context } from 'hono'
import type { AccessLookup, AccessRequest } from '#core/access-request'
import { compileApp } from '#core/decide'
import type { PolicyDocument } from '#core/documents'
import { isObject } from '#core/json'
import { rulesOf } from '#core/rule-lists'
import { Visit } from '#core/visit'
import { needs } from './authenticate'
import type { Env, Tools } from './context'
import { answer, paged } from './envelope'
import { invalidRequest, notFound } from './failure'
import { checkRules } from './rules'
import type { Document } from './seed-account'
import { bodyOf, writtenPolicy } from './written'

type Status = 'approved' | 'blocked' | 'error'

interface TestedUser {
  id: string
  email: unknown
  name: unknown
  status: Status
}

interface Test {
  users: TestedUser[]
  polls: number
}

/** A test is complete when it is asked for the second time; the first time it is half done. */
const POLLS_UNTIL_COMPLETE = 2

/** Tests beyond this many are forgotten, the oldest first. */
const REMEMBERED = 100

/** What the filter calls each status of a row. */
const FILTER: Record<string, Status> = { success: 'approved', fail: 'blocked', error: 'error' }

/**
 * `/access/policy-tests`: who would get in under these policies, saved or not, judged by the last seen identity of
 * everybody who ever logged in, and by what the last device was found to be that Access saw them with.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/policies/policy-management/#test-your-policies
 */
export function policyTests(tools: Tools) {
  const tests = new Map<string, Test>()

  const find = (c: Context<Env>) => {
    const test = tests.get(`${c.var.account.id} ${c.req.param('id')}`)
    if (test) return test
    if (tools.profile === 'lenient') return { users: [], polls: POLLS_UNTIL_COMPLETE }
    throw notFound()
  }

  return new Hono<Env>()
    .use(needs('Access: Policy Test'))
    .post('/', async (c) => {
      const account = c.var.account.id
      const policies = await testedPolicies(tools, account, (await bodyOf(c)).policies)
      const id = tools.ids.hex(40)
      tests.set(`${account} ${id}`, { users: await judge(tools, account, policies), polls: 0 })
      for (const oldest of tests.keys()) {
        if (tests.size <= REMEMBERED) break
        tests.delete(oldest)
      }
      return answer(c, { id, status: 'success' })
    })
    .get('/:id', (c) => {
      const test = find(c)
      test.polls += 1
      return answer(c, { id: c.req.param('id'), ...progress(test) })
    })
    .get('/:id/users', (c) => {
      const wanted = FILTER[c.req.query('status') ?? '']
      const rows = processed(find(c)).filter(({ status }) => wanted === undefined || status === wanted)
      return paged(c, rows, { usual: 25, max: 1000 }, (row) => row)
    })
}

async function testedPolicies(tools: Tools, account: string, sent: unknown): Promise<PolicyDocument[]> {
  if (!Array.isArray(sent) || sent.length === 0) throw invalidRequest('policies should not be empty')
  const policies: unknown[] = []
  for (const policy of sent) {
    if (typeof policy === 'string') {
      const saved = await tools.store.find(account, 'policies', policy)
      if (!saved) throw invalidRequest('policies contain a policy that does not exist')
      policies.push(saved)
    } else {
      if (!isObject(policy)) throw invalidRequest('a policy is neither an id nor an object')
      const body = writtenPolicy(policy)
      await checkRules(tools, account, body)
      policies.push(body)
    }
  }
  return policies as PolicyDocument[]
}

async function judge({ store }: Tools, account: string, policies: PolicyDocument[]): Promise<TestedUser[]> {
  const decided = compileApp(policies, await lookupOf(store, account))
  const users = new Map((await store.all(account, 'users')).map((user) => [user.id, user]))
  return (await store.all(account, 'identities')).map(({ user_id, request, last_device }) => {
    const { access } = decided(new Visit(asTested(request as AccessRequest, last_device)))
    const user = users.get(String(user_id))
    // Cloudflare knows every fact it needs, or fails; that we cannot tell is the nearest thing to its error.
    const status = access === 'granted' ? 'approved' : access === 'denied' ? 'blocked' : 'error'
    return { id: String(user_id), email: user?.email, name: user?.name, status }
  })
}

/** The last login, with what was found since of another device. Who is tested shows no machine key and no token. */
function asTested(request: AccessRequest, device: unknown): AccessRequest {
  const { posture } = (device ?? {}) as Pick<AccessRequest, 'posture'>
  return {
    service_token: null,
    linked_app: null,
    ...request,
    ...(posture && { posture: { ...request.posture, ...posture } }),
  }
}

async function lookupOf(store: Tools['store'], account: string): Promise<AccessLookup> {
  const items = await store.all(account, 'list_items')
  const byId = new Map((await store.all(account, 'groups')).map((group) => [group.id, group]))
  const listsRead = new Map<string, string[]>()
  const list = (id: string) => {
    const values = listsRead.get(id) ?? items.filter(({ list_id }) => list_id === id).map(({ value }) => String(value))
    listsRead.set(id, values)
    return values
  }
  return {
    accountId: account,
    list,
    group: (id) => {
      const group = byId.get(id)
      return group ? ruleLists(group) : null
    },
  }
}

const ruleLists = (group: Document) => ({
  include: rulesOf(group, 'include'),
  require: rulesOf(group, 'require'),
  exclude: rulesOf(group, 'exclude'),
})

const isComplete = ({ polls }: Test) => polls >= POLLS_UNTIL_COMPLETE

/** Whom the test has judged so far. */
const processed = (test: Test): TestedUser[] =>
  isComplete(test) ? test.users : test.users.slice(0, Math.floor(test.users.length / 2))

function progress(test: Test) {
  const { users } = test
  const complete = isComplete(test)
  const done = processed(test)
  const count = (status: Status) => done.filter((user) => user.status === status).length
  const percent = (part: number) => (users.length === 0 ? 0 : Math.round((part / users.length) * 100))
  const [approved, blocked, errored] = [count('approved'), count('blocked'), count('error')]
  return {
    status: complete ? 'complete' : 'processing',
    total_users: users.length,
    users_approved: approved,
    users_blocked: blocked,
    users_errored: errored,
    percent_approved: percent(approved),
    percent_blocked: percent(blocked),
    percent_errored: percent(errored),
    percent_users_processed: complete ? 100 : percent(done.length),
  }
}
