/** Raised when a body is longer than we are ready to hold. */
export class TooLong extends Error {}

/**
 * The whole body of a request or an answer as text.
 * @throws TooLong above `limit` bytes
 * @throws whatever the connection throws when it breaks off, or the reason of `signal` when that comes first
 */
export async function bodyText(message: Request | Response, limit: number, signal?: AbortSignal): Promise<string> {
  if (Number(message.headers.get('content-length') ?? 0) > limit) {
    // A request's connection may still be writing: it is left to the server, which closes it.
    if (message instanceof Response) await message.body?.cancel()
    throw new TooLong()
  }
  if (!message.body) return ''
  const decoder = new TextDecoder()
  const reader: ReadableStreamDefaultReader<Uint8Array> = message.body.getReader()
  const given =
    signal &&
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  let bytes = 0
  let text = ''
  for (;;) {
    const { done, value } = await (given ? Promise.race([reader.read(), given]) : reader.read())
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > limit) {
      await reader.cancel()
      throw new TooLong()
    }
    text += decoder.decode(value, { stream: true })
  }
}
