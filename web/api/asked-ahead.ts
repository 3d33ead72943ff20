/** What `public/ahead.js` asked for while the code of the page was being loaded. */
interface Ahead {
  path: string
  answer: Promise<Response>
}

/** An older answer may be of before somebody signed in, or changed something. In milliseconds since the page began. */
const LATEST_MS = 10_000

/**
 * The answer to a question that was asked before the code of the page was there, for whoever asks it first; `undefined`
 * when it was another question, too long ago, or never came.
 */
export async function askedAhead(path: string): Promise<Response | undefined> {
  const page = globalThis as { gatehouseAhead?: Ahead | undefined }
  const ahead = page.gatehouseAhead
  if (ahead?.path !== path || performance.now() > LATEST_MS) return undefined
  page.gatehouseAhead = undefined
  const response = await ahead.answer.catch(() => undefined)
  // Somebody may have signed in since.
  return response?.status === 401 ? undefined : response
}
