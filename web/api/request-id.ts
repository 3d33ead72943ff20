/** A number for one request, under which the log of the server has it: also when no answer ever came back. */
export const newRequestId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')
