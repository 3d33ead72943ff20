import { createServer } from 'node:http'

// The bare upstream: one policy, as Cloudflare would answer it, at no cost of its own.
const policy = {
  id: 'f174e90a-fafe-4643-bbbc-4a0ed4fc8415',
  name: 'Contractors',
  decision: 'allow',
  include: Array.from({ length: 20 }, (_, index) => ({ email: { email: `person-${index}@vendor.example` } })),
  require: [{ geo: { country_code: 'PT' } }],
  exclude: [],
  session_duration: '24h',
  reusable: true,
  app_count: 2,
  created_at: '2026-06-01T09:00:00Z',
  updated_at: '2026-06-01T09:00:00Z',
}
const body = JSON.stringify({ success: true, errors: [], messages: [], result: policy })

createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
