import { Tabs as Primitive } from '@cloudflare/kumo/primitives/tabs'
import type { ReactNode } from 'react'

export interface Tab<Value extends string> {
  value: Value
  label: string
  /** A number beside the label: "3". Absent = nothing to count, or not counted yet. */
  count?: string | undefined
  /** Made when the tab is chosen. */
  content: ReactNode
}

interface Props<Value extends string> {
  /** The accessible name of the row of tabs. */
  label: string
  tabs: readonly Tab<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** Parts of a page of which one is shown. Arrows move along the row, and the tab with the focus is the one shown. */
export function Tabs<Value extends string>({ label, tabs, value, onChange }: Props<Value>) {
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className="flex min-h-0 min-w-0 flex-col"
    >
      <Primitive.List
        aria-label={label}
        activateOnFocus
        className="flex shrink-0 overflow-x-auto border-b border-kumo-hairline px-2"
      >
        {tabs.map((tab) => (
          <Primitive.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex min-h-11 shrink-0 cursor-pointer items-center gap-1 border-b-2 border-transparent px-2 text-sm text-kumo-subtle outline-none hover:text-kumo-default focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:ring-inset data-active:border-kumo-brand data-active:font-semibold data-active:text-kumo-default"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-kumo-tint px-1.5 text-xs leading-5 font-medium tabular-nums">
                {tab.count}
              </span>
            )}
          </Primitive.Tab>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Panel
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 outline-none focus-visible:ring-2 focus-visible:ring-kumo-focus focus-visible:ring-inset"
        >
          {tab.content}
        </Primitive.Panel>
      ))}
    </Primitive.Root>
  )
}
