import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { SignatureCheck } from './signature-check.tsx'
import { Table, time } from './table.tsx'

interface Attempt {
  readonly at: string
  readonly timestamp: string
  readonly signature: string
  readonly status?: number
  readonly error?: string
}

/** Webhooks with each attempt, and a button that sends one again. */
export const Webhooks = ({ run }: { readonly run: Run }) => {
  return (
    <>
      <div class="toolbar">
        <button type="button" onClick={() => run(() => control('POST', '/moltify/webhooks/flush'))}>
          Send what is due
        </button>
      </div>
      <Table
        platform="moltify"
        list="deliveries"
        empty="No webhooks yet. They are sent to agents with a webhookUrl when a task of theirs changes."
        columns={[
          { field: 'createdAt', title: 'created', render: time },
          { field: 'event' },
          {
            field: 'status',
            render: (status, { error: reason, nextAttemptAt }) => (
              <>
                <em class={`webhook ${status}`}>{String(status)}</em>{' '}
                {nextAttemptAt ? `next ${time(nextAttemptAt)} ` : ''}
                {reason ? <small>{String(reason)}</small> : ''}
              </>
            ),
          },
          {
            field: 'attempts',
            render: (attempts, { agentId, body }) => (
              <Attempts
                attempts={attempts as readonly Attempt[]}
                agentId={String(agentId)}
                body={String(body)}
              />
            ),
          },
          { field: 'taskId', title: 'task' },
          {
            field: 'id',
            title: 'again',
            render: (id, { event }) => (
              <button
                type="button"
                aria-label={`Send ${event} again`}
                onClick={() => run(() => control('POST', `/moltify/webhooks/${id}/resend`))}
              >
                Send again
              </button>
            ),
          },
        ]}
      />
    </>
  )
}

const Attempts = ({
  attempts,
  agentId,
  body,
}: {
  readonly attempts: readonly Attempt[]
  readonly agentId: string
  readonly body: string
}) =>
  attempts.length === 0 ? (
    <>none</>
  ) : (
    <details>
      <summary>
        {attempts.length}, last: {attempts.at(-1)?.status ?? 'no response'}
      </summary>
      <ol>
        {attempts.map((attempt, index) => (
          <li key={index}>
            {time(attempt.at)}: {attempt.error ?? `HTTP ${attempt.status}`}
            <br />
            <small>
              signed at {attempt.timestamp}, signature {attempt.signature.slice(0, 16)}…
            </small>{' '}
            <SignatureCheck agentId={agentId} body={body} attempt={attempt} />
          </li>
        ))}
      </ol>
    </details>
  )
