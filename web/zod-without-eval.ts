import * as z from 'zod'

// Must run before the first schema is made: zod probes `new Function`, which our Content-Security-Policy reports.
z.config({ jitless: true })
