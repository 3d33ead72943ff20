import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text-color-kumo-default)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--text-color-kumo-info)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--text-color-kumo-success)' },
  { tag: tags.punctuation, color: 'var(--text-color-kumo-subtle)' },
])

const surface = EditorView.theme({
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

/** The editor in the colours of the page, light and dark: they are the page's own tokens. */
export const jsonLook = [syntaxHighlighting(colours), surface]
