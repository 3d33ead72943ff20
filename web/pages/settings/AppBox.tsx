import { useId, useState } from 'react'
import { closest } from '../../rules/closest'
import { TypeAhead } from '../../ui/TypeAhead'

interface Props {
  label: string
  apps: readonly { id: string; name: string; detail?: string }[]
  /** The name of the application that is chosen, where the box goes on showing it. */
  chosen?: string | undefined
  onChoose: (id: string) => void
  disabled: boolean
}

const OFFERED = 8

/** A box that takes one application, by its name. */
export function AppBox({ label, apps, chosen, onChoose, disabled }: Props) {
  const box = useId()
  const [typed, setTyped] = useState<string>()
  const items = closest(apps, typed ?? '', ({ name }) => [name])
    .slice(0, OFFERED)
    .map(({ id, name, detail }) => ({ id, title: name, detail }))
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={box} className="font-medium">
        {label}
      </label>
      <TypeAhead
        id={box}
        text={typed ?? chosen ?? ''}
        onText={setTyped}
        groups={items.length > 0 ? [{ label: 'Applications', items }] : []}
        onChoose={(id) => {
          setTyped(undefined)
          onChoose(id)
        }}
        onBlur={() => setTyped(undefined)}
        placeholder="An application"
        disabled={disabled}
        markFirst
      />
    </div>
  )
}
