import { control } from './api.ts'
import { Lists } from './lists.tsx'
import { Money } from './money.tsx'
import { Problem, useAction } from './parts.tsx'
import { linkTo } from './route.ts'
import { useStore } from './store.ts'
import { dollars, secret, Table, time } from './table.tsx'
import { Task, TransitionButtons } from './task.tsx'
import { Webhooks } from './webhooks.tsx'

const lists = ['tasks', 'money', 'webhooks', 'agents', 'accounts', 'budgets']

/** The marketplace: tasks with their life cycle, money, webhooks and who takes part. */
export const Moltify = ({ route: [list = 'tasks', id] }: { readonly route: readonly string[] }) => (
  <>
    <Lists platform="moltify" lists={lists} current={list} />
    <MoltifyList list={list} id={id} key={list} />
  </>
)

const MoltifyList = ({ list, id }: { readonly list: string; readonly id: string | undefined }) => {
  switch (list) {
    case 'money':
      return <Money />
    case 'webhooks':
      return <Webhooks />
    case 'agents':
      return <Agents />
    case 'accounts':
      return (
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
    case 'budgets':
      return (
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
    default:
      return id ? <Task id={id} /> : <Tasks />
  }
}

const Tasks = () => {
  const { baseUrl, apiKey } = useStore().platforms['moltify'] ?? {}
  const agent = useStore().platforms['moltify']?.ids['agents']?.[0]
  const { error, run } = useAction()
  const body = {
    agentId: agent,
    title: 'Compare two contracts',
    description: 'Compare these two contracts and name every difference.',
    agreedPrice: 2500,
  }
  return (
    <>
      {error && <Problem text={error} />}
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
    </>
  )
}

const Agents = () => {
  const { error, run } = useAction()
  return (
    <>
      {error && <Problem text={error} />}
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
    </>
  )
}
