import * as z from 'zod'

/** What the address of the editor keeps: the draft on the server that is open in it. */
export const editorSearch = z.object({ draft: z.string().optional().catch(undefined) })
