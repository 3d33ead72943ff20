import { randomBytes, randomUUID } from 'node:crypto'
import type { Ids } from '../sandbox/context'

/** Ids that nobody can guess: some of them are the sandbox's tokens. */
export const randomIds: Ids = {
  uuid: () => randomUUID(),
  hex: (length) =>
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
}
