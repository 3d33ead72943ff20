import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// The floor: a route that answers a text which it has. The text is what is posted to it.
let text = '[]'
const app = new Hono()
  .post('*', async (c) => {
    text = await c.req.text()
    return c.body(null, 204)
  })
  .get('*', (c) => c.body(text, 200, { 'content-type': 'application/json; charset=UTF-8' }))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) })
