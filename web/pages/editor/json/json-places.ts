import { jsonLanguage } from '@codemirror/lang-json'

/** A stretch of the text, in UTF-16 units, as the editor counts them. */
export interface Range {
  from: number
  to: number
}

export type Path = readonly (string | number)[]

type Node = ReturnType<typeof jsonLanguage.parser.parse>['topNode']

/** A JSON text with where everything in it stands. Texts that are not JSON can be asked too: see `broken`. */
export class JsonPlaces {
  private readonly text: string
  private readonly top: Node

  constructor(text: string) {
    this.text = text
    this.top = jsonLanguage.parser.parse(text).topNode
  }

  /** Where the text stops being JSON: the first thing that is missing or too much. */
  broken(): Range | undefined {
    const cursor = this.top.cursor()
    do {
      if (cursor.type.isError) return visible(cursor.from, cursor.to, this.text.length)
    } while (cursor.next())
    return undefined
  }

  /** The value behind a path, with its key; when the path leads further than the text, as far as it goes. */
  at(path: Path): Range {
    let place: Node = this.top
    let value = this.top.firstChild
    for (const step of path) {
      const next: Node | null | undefined =
        value && (typeof step === 'number' ? entry(value, step) : this.property(value, step))
      if (!next) break
      place = next
      value = typeof step === 'number' ? next : next.lastChild
    }
    return place === this.top ? visible(0, 1, this.text.length) : { from: place.from, to: place.to }
  }

  /** The keys that stand twice in one object: only the last of them would be kept. */
  repeatedKeys(): (Range & { key: string })[] {
    const repeated: (Range & { key: string })[] = []
    this.top.cursor().iterate(({ node }) => {
      if (node.name !== 'Object') return
      const seen = new Set<string>()
      for (const name of node.getChildren('Property').map((property) => property.getChild('PropertyName'))) {
        if (!name) continue
        const key = this.keyOf(name)
        if (seen.has(key)) repeated.push({ from: name.from, to: name.to, key })
        seen.add(key)
      }
    })
    return repeated
  }

  private property(value: Node, key: string) {
    return value.getChildren('Property').find((property) => {
      const name = property.getChild('PropertyName')
      return name !== null && this.keyOf(name) === key
    })
  }

  private keyOf(name: Node): string {
    const quoted = this.text.slice(name.from, name.to)
    return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
  }
}

const PUNCTUATION = new Set(['[', ']', '{', '}', ',', ':'])

function entry(value: Node, index: number): Node | undefined {
  let at = 0
  for (let child = value.firstChild; child; child = child.nextSibling) {
    if (PUNCTUATION.has(child.name) || child.type.isError) continue
    if (at === index) return child
    at += 1
  }
  return undefined
}

// An error of no width, such as a missing bracket, would not be seen: it takes in the character before it.
const visible = (from: number, to: number, length: number): Range =>
  from < to
    ? { from, to: Math.min(to, length) }
    : { from: Math.max(0, from - 1), to: Math.min(Math.max(from, 1), length) }
