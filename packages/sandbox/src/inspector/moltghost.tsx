import { useState } from 'preact/hooks'
import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { Lists } from './lists.tsx'
import { secret, Table } from './table.tsx'

const statuses = ['initializing', 'running', 'paused', 'restarting', 'failed', 'terminated']

/** Agents with a switch for their state, a reply of one's own, and keys. */
export const MoltGhost = ({ route: [list] }: { readonly route: readonly string[] }) => (
  <Lists
    platform="moltghost"
    current={list}
    lists={{
      agents: (run) => (
        <>
          <Reply run={run} />
          <Agents run={run} />
        </>
      ),
      keys: (run) => <Keys run={run} />,
    }}
  />
)

const Keys = ({ run }: { readonly run: Run }) => (
  <Table
    platform="moltghost"
    list="keys"
    empty="All keys were revoked."
    columns={[
      { field: 'name' },
      { field: 'key', render: secret },
      { field: 'agent' },
      {
        field: 'id',
        title: 'revoke',
        render: (id, { name }) => (
          <button
            type="button"
            aria-label={`Revoke ${name}`}
            onClick={() => run(() => control('DELETE', `/moltghost/keys/${id}`))}
          >
            Revoke
          </button>
        ),
      },
    ]}
  />
)

const Agents = ({ run }: { readonly run: Run }) => (
  <Table
    platform="moltghost"
    list="agents"
    empty="No agents."
    columns={[
      { field: 'name' },
      { field: 'id' },
      {
        field: 'status',
        render: (status, { id, name }) => (
          <select
            aria-label={`State of ${name}`}
            value={String(status)}
            onChange={({ currentTarget }) =>
              run(() =>
                control('PATCH', `/moltghost/agents/${id}`, { status: currentTarget.value }),
              )
            }
          >
            {statuses.map((other) => (
              <option key={other}>{other}</option>
            ))}
          </select>
        ),
      },
      { field: 'models' },
      { field: 'skills' },
      { field: 'tokensUsed', title: 'tokens this month' },
    ]}
  />
)

const Reply = ({ run }: { readonly run: Run }) => {
  const [text, setText] = useState('')
  const [current, setCurrent] = useState('')
  const save = async (): Promise<void> => {
    await control('PUT', '/moltghost/reply', { text })
    setCurrent(text)
  }
  const restore = async (): Promise<void> => {
    await control('DELETE', '/moltghost/reply')
    setCurrent('')
  }
  return (
    <form
      class="toolbar"
      onSubmit={(event) => {
        event.preventDefault()
        run(save)
      }}
    >
      <label class="grow">
        Reply of all agents{' '}
        <input
          value={text}
          placeholder="By default they quote the last message"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={!text}>
        Reply with this
      </button>
      <button type="button" disabled={!current} onClick={() => run(restore)}>
        Restore
      </button>
    </form>
  )
}
