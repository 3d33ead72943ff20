export const THEMES = ['light', 'dark', 'system'] as const

export type Theme = (typeof THEMES)[number]

/** Read by public/theme.js too, before the first paint. */
const KEY = 'gatehouse-theme'

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let theme = keptTheme()

systemIsDark.addEventListener('change', show)

/** What the person chose; `system` until they choose. */
export const currentTheme = (): Theme => theme

export function onThemeChange(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Applies a choice at once and keeps it for the next visit. */
export function chooseTheme(choice: Theme) {
  theme = choice
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // The browser keeps nothing for this address: the choice holds until the page is closed.
  }
  show()
  for (const listener of listeners) listener()
}

function show() {
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark.matches)
  document.documentElement.dataset.mode = dark ? 'dark' : 'light'
}

function keptTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY)
    return THEMES.find((one) => one === kept) ?? 'system'
  } catch {
    return 'system'
  }
}
