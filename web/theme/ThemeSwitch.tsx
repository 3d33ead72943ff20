import { DesktopIcon, MoonIcon, SunIcon, type Icon } from '@phosphor-icons/react'
import { useSyncExternalStore } from 'react'
import { chooseTheme, currentTheme, onThemeChange, THEMES, type Theme } from './theme'

const looks: Record<Theme, { label: string; Shape: Icon }> = {
  light: { label: 'Light', Shape: SunIcon },
  dark: { label: 'Dark', Shape: MoonIcon },
  system: { label: 'As the system', Shape: DesktopIcon },
}

/** Light, dark, or as the system. */
export function ThemeSwitch() {
  const chosen = useSyncExternalStore(onThemeChange, currentTheme)
  return (
    <fieldset className="flex w-fit rounded-lg bg-kumo-recessed p-0.5">
      <legend className="sr-only">Colours</legend>
      {THEMES.map((theme) => {
        const { label, Shape } = looks[theme]
        return (
          <label
            key={theme}
            title={label}
            className="relative flex items-center rounded-md px-2.5 py-1.5 text-kumo-subtle has-checked:bg-kumo-fill has-checked:text-kumo-default has-checked:shadow-xs has-focus-visible:ring-2 has-focus-visible:ring-kumo-focus"
          >
            <input
              type="radio"
              name="theme"
              className="absolute inset-0 cursor-pointer opacity-0"
              checked={theme === chosen}
              onChange={() => chooseTheme(theme)}
            />
            <Shape aria-hidden size={16} />
            <span className="sr-only">{label}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
