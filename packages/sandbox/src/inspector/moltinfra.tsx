import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { Lists } from './lists.tsx'
import { useStore } from './store.ts'
import { secret, Table, time } from './table.tsx'

const statuses = ['active', 'inactive', 'error']

/** Agents with a switch for their status, and accounts with their keys. */
export const MoltInfra = ({ route: [list] }: { readonly route: readonly string[] }) => (
  <Lists
    platform="moltinfra"
    current={list}
    lists={{
      agents: (run) => <Agents run={run} />,
      accounts: (run) => <Accounts run={run} />,
    }}
  />
)

const Accounts = ({ run }: { readonly run: Run }) => (
  <Table
    platform="moltinfra"
    list="accounts"
    empty="No accounts."
    columns={[
      { field: 'id' },
      { field: 'apiKey', title: 'key', render: secret },
      { field: 'tier' },
      { field: 'permissions' },
      {
        field: 'revoked',
        render: (revoked, { id }) => (
          <input
            type="checkbox"
            aria-label={`${id} is revoked`}
            checked={revoked === true}
            onChange={({ currentTarget: { checked } }) =>
              run(() => control('PATCH', `/moltinfra/accounts/${id}`, { revoked: checked }))
            }
          />
        ),
      },
    ]}
  />
)

const Agents = ({ run }: { readonly run: Run }) => {
  const { baseUrl, apiKey } = useStore().platforms['moltinfra'] ?? {}
  const updateAgent = (id: unknown, changes: object): void =>
    run(() => control('PATCH', `/moltinfra/agents/${id}`, changes))
  return (
    <Table
      platform="moltinfra"
      list="agents"
      empty="No agents yet."
      command={`curl ${baseUrl}/agents -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '{"name":"Ada"}'`}
      columns={[
        { field: 'name' },
        { field: 'id' },
        {
          field: 'status',
          render: (status, { id, name }) => (
            <select
              aria-label={`Status of ${name}`}
              value={String(status)}
              onChange={({ currentTarget }) => updateAgent(id, { status: currentTarget.value })}
            >
              {statuses.map((other) => (
                <option key={other}>{other}</option>
              ))}
            </select>
          ),
        },
        {
          field: 'protected',
          render: (isProtected, { id, name }) => (
            <input
              type="checkbox"
              aria-label={`${name} is protected against deletion`}
              checked={isProtected === true}
              onChange={({ currentTarget }) =>
                updateAgent(id, { protected: currentTarget.checked })
              }
            />
          ),
        },
        { field: 'inFlight', title: 'replying to' },
        { field: 'createdAt', title: 'created', render: time },
        { field: 'account' },
      ]}
    />
  )
}
