/** Raised when an answer is longer than we are ready to hold. */
export class TooLong extends Error {}

/**
 * The whole body of an answer as text.
 * @throws TooLong above `limit` bytes
 * @throws whatever the connection throws when it breaks off
 */
export async function bodyText(answer: Response, limit: number): Promise<string> {
  if (Number(answer.headers.get('content-length') ?? 0) > limit) {
    await answer.body?.cancel()
    throw new TooLong()
  }
  if (!answer.body) return ''
  const decoder = new TextDecoder()
  const reader = answer.body.getReader()
  let bytes = 0
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > limit) {
      await reader.cancel()
      throw new TooLong()
    }
    text += decoder.decode(value, { stream: true })
  }
}
