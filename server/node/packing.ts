import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Packing } from '../records/bodies'

export const packing: Packing = {
  pack: (text) => deflateRawSync(text),
  unpack: (bytes) => inflateRawSync(bytes).toString('utf8'),
}
