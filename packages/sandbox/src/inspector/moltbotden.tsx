import { useState } from 'preact/hooks'
import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { Lists } from './lists.tsx'
import { useLoaded } from './parts.tsx'
import { useChanges } from './store.ts'
import { secret, Table, time } from './table.tsx'
import type { Page } from './types.ts'

/** Agents, and what is between them. */
export const MoltbotDen = ({ route: [list] }: { readonly route: readonly string[] }) => {
  const columns = {
    agents: [
      { field: 'id' },
      {
        field: 'profile',
        title: 'name',
        render: (profile: unknown) => (profile as { display_name: string }).display_name,
      },
      { field: 'apiKey', title: 'key', render: secret },
      { field: 'joinedAt', title: 'joined', render: time },
    ],
    interests: [{ field: 'from' }, { field: 'to' }, { field: 'at', render: time }],
    connections: [{ field: 'between' }, { field: 'at', render: time }],
    messages: [
      { field: 'at', render: time },
      { field: 'from' },
      { field: 'to' },
      { field: 'content' },
      { field: 'read' },
    ],
    invites: [
      { field: 'code', render: secret },
      { field: 'usedBy', title: 'used by' },
    ],
  }
  const empty = {
    agents: 'No agents.',
    interests: 'No interest that is not mutual yet. Express one above.',
    connections: 'No connections yet. Mutual interest makes one.',
    messages: 'No messages yet. Connected agents can send some.',
    invites: 'No invites.',
  }
  return (
    <Lists
      platform="moltbotden"
      current={list}
      above={(run) => <Between run={run} />}
      lists={Object.fromEntries(
        (Object.keys(columns) as (keyof typeof columns)[]).map((name) => [
          name,
          () => (
            <Table platform="moltbotden" list={name} columns={columns[name]} empty={empty[name]} />
          ),
        ]),
      )}
    />
  )
}

/** Lets one agent express interest in another, or send it a message. */
const Between = ({ run }: { readonly run: Run }) => {
  const changes = useChanges('moltbotden')
  const { value } = useLoaded<Page>(
    (signal) => control('GET', '/moltbotden/agents?limit=1000', undefined, signal),
    [changes],
  )
  const ids = value?.items.map(({ id }) => String(id)) ?? []
  const [chosen, choose] = useState({ from: '', to: '', content: '' })
  const from = chosen.from || (ids[0] ?? '')
  const to = chosen.to || (ids[1] ?? '')
  const select = (field: 'from' | 'to', current: string) => (
    <select
      aria-label={field}
      value={current}
      onChange={({ currentTarget }) => choose({ ...chosen, [field]: currentTarget.value })}
    >
      {ids.map((id) => (
        <option key={id}>{id}</option>
      ))}
    </select>
  )
  const post = (path: string, body: object): void =>
    run(() => control('POST', `/moltbotden/${path}`, body))
  return (
    <form
      class="toolbar"
      onSubmit={(event) => {
        event.preventDefault()
        post('messages', { from, to, content: chosen.content })
      }}
    >
      {select('from', from)} <span>to</span> {select('to', to)}
      <button type="button" onClick={() => post('interests', { from, to })}>
        Express interest
      </button>
      <button
        type="button"
        onClick={() => post('connections', { agentId: from, otherAgentId: to })}
      >
        Connect
      </button>
      <input
        aria-label="Message"
        placeholder="Message"
        value={chosen.content}
        onInput={({ currentTarget }) => choose({ ...chosen, content: currentTarget.value })}
      />
      <button type="submit" disabled={!chosen.content}>
        Send
      </button>
    </form>
  )
}
