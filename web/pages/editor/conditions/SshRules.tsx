import { isObject, writeJson } from '#core/json'
import { useDraftEditor } from '../editor-context'
import { useStore } from '../../../external-store'

/** Rules for SSH, which belong to infrastructure applications: shown, kept, and edited in Cloudflare. */
export function SshRules() {
  const { draft } = useDraftEditor()
  const connection = useStore(draft.checked, ({ document }) => document['connection_rules'])
  const ssh = isObject(connection) ? connection['ssh'] : undefined
  if (!isObject(ssh)) return null
  const { usernames, allow_email_alias: alias, ...others } = ssh
  return (
    <div className="rounded-lg bg-kumo-base px-3 py-3 ring ring-kumo-hairline">
      <h3 className="font-semibold">SSH logins</h3>
      <dl className="mt-1 flex flex-col gap-1 text-sm">
        <Line
          name="User names"
          value={Array.isArray(usernames) ? usernames.map(String).join(', ') || 'none' : 'not set'}
        />
        <Line name="The visitor’s own name, from the email" value={alias === true ? 'allowed' : 'not allowed'} />
        {Object.entries(others).map(([key, value]) => (
          <Line key={key} name={key} value={writeJson(value)} />
        ))}
      </dl>
      <p className="mt-1 text-sm text-kumo-subtle">
        For infrastructure applications. Kept as it is; change it in Cloudflare’s dashboard.
      </p>
    </div>
  )
}

const Line = ({ name, value }: { name: string; value: string }) => (
  <div className="flex flex-wrap gap-x-2">
    <dt className="text-kumo-subtle">{name}</dt>
    <dd className="wrap-anywhere">{value}</dd>
  </div>
)
