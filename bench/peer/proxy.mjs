import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'

// Hono's own helper with nothing around it: what a hop costs when nobody looks at what passes.
const app = new Hono().get('*', (c) => proxy(process.env.UPSTREAM + new URL(c.req.url).pathname))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) })
