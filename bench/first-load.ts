import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figure'

/** Bytes, gzip -9, of the scripts and styles that the built page asks for before anything is clicked. */
export function firstLoad(): { script: number; style: number } {
  const html = readFileSync('dist/web/index.html', 'utf8')
  const size = (pattern: RegExp) =>
    [...html.matchAll(pattern)]
      .map(([, path]) => gzipSync(readFileSync(`dist/web${path}`), { level: 9 }).length)
      .reduce((sum, bytes) => sum + bytes, 0)
  return { script: size(/(?:src|href)="(\/assets\/[^"]+\.js)"/g), style: size(/href="(\/assets\/[^"]+\.css)"/g) }
}

export function firstLoadFigures(): Figure[] {
  const { script, style } = firstLoad()
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
  return [
    {
      what: 'first load, JavaScript gz',
      ours: kB(script),
      beside: 'React and react-dom alone 67 kB',
      promise: '≤ 260 kB',
      holds: script <= 260_000,
    },
    {
      what: 'first load, CSS gz',
      ours: kB(style),
      beside: 'Kumo alone 24 kB',
      promise: '≤ 30 kB',
      holds: style <= 30_000,
    },
  ]
}
