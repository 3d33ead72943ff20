import * as z from 'zod'

/**
 * What the address of the editor keeps: the draft on the server that is open in it, and once, that a reason is to be
 * given for the first rule that lacks one.
 */
export const editorSearch = z.object({
  draft: z.string().optional().catch(undefined),
  add: z.literal('reason').optional().catch(undefined),
})
