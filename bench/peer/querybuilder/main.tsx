import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder'

// The peer: the same thousand rules in react-querybuilder, controlled, with its own controls and its defaults.
const fields = ['email', 'domain', 'country', 'network', 'group', 'device check'].map((name) => ({ name, label: name }))
const start: RuleGroupType = {
  combinator: 'or',
  rules: Array.from({ length: 1_000 }, (_, index) => ({
    field: 'email',
    operator: '=',
    value: `person-${index}@example.com`,
  })),
}

function Peer() {
  const [query, setQuery] = useState(start)
  return <QueryBuilder fields={fields} query={query} onQueryChange={setQuery} />
}

function Page() {
  const [open, setOpen] = useState(false)
  return open ? (
    <Peer />
  ) : (
    <button type="button" id="open" onClick={() => setOpen(true)}>
      Open
    </button>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />)
