import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { cspNonce } from '../../../csp-nonce'
import type { TextProblem } from './read-draft'

export interface JsonEditorHandle {
  /** Replaces the whole text, as one step that Ctrl+Z takes back. */
  replace: (text: string) => void
  /** Puts the cursor there and the focus into the text. */
  goTo: (position: number) => void
}

interface Props {
  initial: string
  problems: TextProblem[]
  onText: (text: string) => void
  handle: Ref<JsonEditorHandle>
}

/**
 * A text editor for JSON. Tab moves on to the next control, as everywhere on the page; Ctrl+] and Ctrl+[ indent. What is
 * wrong is the caller's to say.
 */
export function JsonEditor({ initial, problems, onText, handle }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const report = useRef(onText)
  useEffect(() => {
    report.current = onText
  })

  useEffect(() => {
    if (!place.current) return
    const editor = new EditorView({ parent: place.current, state: startState(initial, (text) => report.current(text)) })
    view.current = editor
    editor.focus()
    return () => editor.destroy()
    // The text is the editor's own once it has started: a new `initial` is a new editor, by its key.
  }, [])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const length = editor.state.doc.length
    const shown = problems.map(({ from, to, message, severity }) => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      message,
      severity,
    }))
    editor.dispatch(setDiagnostics(editor.state, shown))
  }, [problems])

  useImperativeHandle(handle, () => ({
    replace: (text) =>
      view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: text } }),
    goTo: (position) => {
      view.current?.dispatch({
        selection: { anchor: Math.min(position, view.current.state.doc.length) },
        scrollIntoView: true,
      })
      view.current?.focus()
    },
  }))

  return (
    <div
      ref={place}
      className="h-[min(45dvh,36rem)] overflow-hidden rounded-lg ring ring-kumo-line focus-within:ring-2 focus-within:ring-kumo-focus"
    />
  )
}

const startState = (doc: string, onText: (text: string) => void) =>
  EditorState.create({
    doc,
    extensions: [
      cspNonce === undefined ? [] : EditorView.cspNonce.of(cspNonce),
      EditorView.contentAttributes.of({ 'aria-label': 'JSON of the draft', tabindex: '0' }),
      EditorView.updateListener.of((update) => update.docChanged && onText(update.state.doc.toString())),
      EditorView.lineWrapping,
      lineNumbers(),
      foldGutter(),
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      json(),
      syntaxHighlighting(colours),
      look,
      keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
    ],
  })

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text-color-kumo-default)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--text-color-kumo-info)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--text-color-kumo-success)' },
  { tag: tags.punctuation, color: 'var(--text-color-kumo-subtle)' },
])

const look = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '13px',
    color: 'var(--text-color-kumo-default)',
    backgroundColor: 'var(--color-kumo-control)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { caretColor: 'var(--text-color-kumo-default)' },
  '.cm-cursor': { borderLeftColor: 'var(--text-color-kumo-default)' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-kumo-recessed)',
    color: 'var(--text-color-kumo-subtle)',
    border: 'none',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--color-kumo-tint) 60%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--color-kumo-info) 35%, transparent)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-kumo-base)',
    color: 'var(--text-color-kumo-default)',
    border: '1px solid var(--color-kumo-line)',
    maxWidth: '32rem',
  },
  // A bracket whose partner is far away is not a mistake: those are underlined at their place.
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--color-kumo-info) 25%, transparent)',
  },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--color-kumo-tint)',
    color: 'var(--text-color-kumo-subtle)',
    border: 'none',
  },
})
