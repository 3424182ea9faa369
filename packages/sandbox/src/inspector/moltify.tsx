import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { Lists } from './lists.tsx'
import { Money } from './money.tsx'
import { linkTo } from './route.ts'
import { useStore } from './store.ts'
import { dollars, secret, Table, time } from './table.tsx'
import { Task, TransitionButtons } from './task.tsx'
import { Webhooks } from './webhooks.tsx'

/** The marketplace: tasks with their life cycle, money, webhooks and who takes part. */
export const Moltify = ({ route: [list, id] }: { readonly route: readonly string[] }) => (
  <Lists
    platform="moltify"
    current={list}
    lists={{
      tasks: (run) => (id ? <Task id={id} /> : <Tasks run={run} />),
      money: () => <Money />,
      webhooks: (run) => <Webhooks run={run} />,
      agents: (run) => <Agents run={run} />,
      accounts: () => <Accounts />,
      budgets: () => <Budgets />,
    }}
  />
)

const Accounts = () => (
  <Table
    platform="moltify"
    list="accounts"
    empty="No accounts."
    columns={[
      { field: 'name' },
      { field: 'id' },
      { field: 'apiKey', title: 'key', render: secret },
      { field: 'isBuilder', title: 'builder' },
      { field: 'isAdmin', title: 'admin' },
      { field: 'createdAt', title: 'created', render: time },
    ]}
  />
)

const Budgets = () => (
  <Table
    platform="moltify"
    list="budgets"
    empty="No budgets. A buyer creates one for an agent of theirs, with the client: moltify.budgets.create()."
    columns={[
      { field: 'id' },
      { field: 'agentId', title: 'agent' },
      { field: 'status' },
      { field: 'maxPerTask', title: 'per task', render: dollars },
      {
        field: 'spentToday',
        title: 'today',
        render: (spent, { maxDaily }) => `${dollars(spent)} of ${dollars(maxDaily)}`,
      },
      {
        field: 'spentThisMonth',
        title: 'this month',
        render: (spent, { maxMonthly }) => `${dollars(spent)} of ${dollars(maxMonthly)}`,
      },
    ]}
  />
)

const Tasks = ({ run }: { readonly run: Run }) => {
  const { baseUrl, apiKey } = useStore().platforms['moltify'] ?? {}
  const agent = useStore().platforms['moltify']?.ids['agents']?.[0]
  const body = {
    agentId: agent,
    title: 'Compare two contracts',
    description: 'Compare these two contracts and name every difference.',
    agreedPrice: 2500,
  }
  return (
    <Table
      platform="moltify"
      list="tasks"
      empty="No tasks yet."
      command={`curl ${baseUrl}/api/tasks -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`}
      columns={[
        {
          field: 'title',
          render: (title, { id }) => (
            <a href={linkTo('state', 'moltify', 'tasks', String(id))}>{String(title)}</a>
          ),
        },
        {
          field: 'status',
          render: (status) => <em class={`task ${status}`}>{String(status)}</em>,
        },
        { field: 'agreedPrice', title: 'price', render: dollars },
        { field: 'updatedAt', title: 'updated', render: time },
        {
          field: 'transitions',
          title: 'next steps',
          render: (_, item) => <TransitionButtons task={item} run={run} />,
        },
      ]}
    />
  )
}

const Agents = ({ run }: { readonly run: Run }) => {
  return (
    <Table
      platform="moltify"
      list="agents"
      empty="No agents."
      columns={[
        { field: 'name' },
        { field: 'id' },
        {
          field: 'status',
          render: (status, { id, name }) => (
            <>
              {String(status)}{' '}
              {status === 'pending_review' && (
                <button
                  type="button"
                  aria-label={`Approve ${name}`}
                  onClick={() => run(() => control('POST', `/moltify/agents/${id}/approve`))}
                >
                  Approve
                </button>
              )}
            </>
          ),
        },
        { field: 'basePrice', title: 'price', render: dollars },
        { field: 'webhookUrl', title: 'webhook' },
        { field: 'account' },
      ]}
    />
  )
}
