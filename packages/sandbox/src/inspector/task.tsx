import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { Empty, Problem, useAction, useLoaded } from './parts.tsx'
import { linkTo } from './route.ts'
import { useChanges } from './store.ts'
import { dollars, time } from './table.tsx'
import type { Item, Page } from './types.ts'

const labels: Readonly<Record<string, string>> = {
  submit: 'Submit',
  cancel: 'Cancel',
  accept: 'Accept',
  reject: 'Reject',
  deliver: 'Deliver',
  approve: 'Approve',
  requestRevision: 'Request revision',
  dispute: 'Dispute',
}

/** Buttons for the steps that a task can take now, on behalf of its buyer or its builder. */
export const TransitionButtons = ({ task, run }: { readonly task: Item; readonly run: Run }) => (
  <span class="buttons">
    {(task['transitions'] as readonly string[]).map((transition) => (
      <button
        type="button"
        key={transition}
        aria-label={`${labels[transition]} ${task['title']}`}
        onClick={() =>
          run(() =>
            control('POST', `/moltify/tasks/${task['id']}/${transition}`, {
              reason: 'Made in the inspector.',
            }),
          )
        }
      >
        {labels[transition] ?? transition}
      </button>
    ))}
  </span>
)

const mainLine = ['draft', 'pending', 'in_progress', 'delivered', 'completed']
const exits: Readonly<Record<string, readonly string[]>> = {
  draft: ['cancelled'],
  pending: ['cancelled'],
  in_progress: ['disputed'],
  delivered: ['disputed'],
  completed: ['disputed'],
}

/** One task: its life cycle with the current status marked, the steps that it can take, and its fields. */
export const Task = ({ id }: { readonly id: string }) => {
  const { error, run } = useAction()
  const changes = useChanges('moltify')
  const { value } = useLoaded<Page>(
    (signal) =>
      control('GET', `/moltify/tasks?limit=1&q=${encodeURIComponent(id)}`, undefined, signal),
    [id, changes],
  )
  const task = value?.items[0]
  if (value && !task) return <Empty>This task no longer exists.</Empty>
  if (!task) return <p>Loading…</p>
  const { status, title } = task
  return (
    <article aria-label="Task">
      <p>
        <a href={linkTo('state', 'moltify', 'tasks')}>All tasks</a>
      </p>
      <h2>{String(title)}</h2>
      <ol class="life-cycle" aria-label="Life cycle">
        {mainLine.map((step) => (
          <li key={step} class={step === status ? 'current' : ''}>
            <span aria-current={step === status ? 'step' : undefined}>
              {step.replace('_', ' ')}
            </span>
            {exits[step]?.map((exit) => (
              <small key={exit} class={exit === status ? 'current' : ''}>
                ↳ {exit}
              </small>
            ))}
          </li>
        ))}
      </ol>
      <p>
        Status: <em class={`task ${status}`}>{String(status)}</em>
      </p>
      <TransitionButtons task={task} run={run} />
      {error && <Problem text={error} />}
      <dl>
        <dt>Price</dt>
        <dd>{dollars(task['agreedPrice'])}</dd>
        <dt>Updated</dt>
        <dd>{time(task['updatedAt'])}</dd>
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{JSON.stringify(task, null, 2)}</pre>
    </article>
  )
}
