import { control, transport } from './api.ts'
import { asClientCall, asCurl } from './copies.ts'
import { Copy, Problem, useLoaded } from './parts.tsx'
import { linkTo } from './route.ts'
import { rowOf, useStore } from './store.ts'
import { toneOf } from './tone.ts'
import type { LiveMessage, RequestDetails } from './types.ts'

/** One request: what was sent and returned, what the contract says, and what the client did next. */
export const RequestDetail = ({ id }: { readonly id: string }) => {
  const { rows, messages } = useStore()
  const row = rowOf(id)
  const { origin } = transport()
  // A later request may be a retry of this one, so the last one is a dependency.
  const latest = rows.at(-1)
  const { value, error } = useLoaded<RequestDetails>(
    (signal) => control('GET', `/requests/${encodeURIComponent(id)}`, undefined, signal),
    [id, row, latest?.id, latest?.outcome],
  )
  return (
    <article class="column detail" aria-label="Request">
      <div class="toolbar">
        <a href={linkTo('requests')}>Close</a>
        {value && origin && <Copy text={asCurl(value, origin)} label="Copy as curl" />}
        {value && <CopyClientCall details={value} />}
      </div>
      {error && <Problem text={error} />}
      {row && (
        <h2 class={toneOf(row)}>
          {row.method} {row.path}{' '}
          <span>{row.status ?? (row.outcome ? 'no response' : 'in progress')}</span>
        </h2>
      )}
      {value && <Summary details={value} />}
      {value && <FollowUps details={value} />}
      {value && <Contract details={value} />}
      {value && <Exchange title="Request" part={value.request} />}
      {value && (
        <Exchange
          title={value.response.lost ? 'Response that the client did not receive' : 'Response'}
          part={value.response}
        />
      )}
      <Messages messages={value?.messages.length ? value.messages : (messages.get(id) ?? [])} />
    </article>
  )
}

const CopyClientCall = ({ details }: { readonly details: RequestDetails }) => {
  const line = asClientCall(details)
  return line ? <Copy text={line} label="Copy as client call" /> : null
}

const outcomes = {
  completed: 'The response was sent in full.',
  interrupted: 'The response broke off.',
  aborted: 'The client left before the response was complete.',
} as const

const Summary = ({
  details: { entry, caller, response },
}: {
  readonly details: RequestDetails
}) => {
  if (!entry) return <p>In progress.</p>
  return (
    <>
      <p>
        {response.lost
          ? 'The platform did what it was asked to, but the response was lost: the client cannot know it.'
          : outcomes[entry.outcome]}
      </p>
      <dl>
        <dt>Operation</dt>
        <dd>{entry.operation ?? 'none: unknown route'}</dd>
        {entry.code && <dt>Error code</dt>}
        {entry.code && <dd>{entry.code}</dd>}
        {entry.faults.length > 0 && <dt>Faults</dt>}
        {entry.faults.length > 0 && <dd>{entry.faults.join(', ')}</dd>}
        <dt>Caller</dt>
        <dd>{caller ?? 'no valid key'}</dd>
        <dt>Time</dt>
        <dd>
          {entry.time}, {entry.durationMs} ms
        </dd>
        <dt>Request id</dt>
        <dd>{entry.id}</dd>
      </dl>
    </>
  )
}

const FollowUps = ({ details: { followUps } }: { readonly details: RequestDetails }) => {
  if (followUps.length === 0) return null
  return (
    <section class="follow-ups">
      <h3>What the client did next</h3>
      <ol>
        {followUps.map(({ id, kind }) => {
          const row = rowOf(id)
          return (
            <li key={id}>
              {kind === 'retry' ? 'Sent it again: ' : 'Read back whether it had happened: '}
              <a href={linkTo('requests', id)}>
                {row ? `${row.method} ${row.path} → ${row.status ?? 'no response'}` : id}
              </a>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const Contract = ({ details: { contract } }: { readonly details: RequestDetails }) => {
  if (!contract) return null
  const { operation, method, path, effect, source, requestErrors, responseErrors } = contract
  const sources = [
    ...Object.entries(contract.requestSources).map((entry) => ['request', ...entry] as const),
    ...Object.entries(contract.responseSources).map((entry) => ['response', ...entry] as const),
  ]
  const problems = [
    ...Object.entries(requestErrors ?? {}).map(
      ([field, texts]) => ['request', field, texts] as const,
    ),
    ...Object.entries(responseErrors ?? {}).map(
      ([field, texts]) => ['response', field, texts] as const,
    ),
  ]
  return (
    <section>
      <h3>Contract</h3>
      <p>
        <code>
          {method} {path}
        </code>{' '}
        ({operation}), effect <em>{effect}</em>, source <em class={source}>{source}</em>
      </p>
      {problems.length === 0 ? (
        <p>Nothing differs from it.</p>
      ) : (
        <ul class="differences">
          {problems.map(([part, field, texts]) => (
            <li key={part + field}>
              <code>{field || 'body'}</code> of the {part} {texts.join(', ')}
            </li>
          ))}
        </ul>
      )}
      {sources.length > 0 && (
        <details>
          <summary>Sources of the fields, apart from the reference</summary>
          <ul class="sources">
            {sources.map(([part, field, from]) => (
              <li key={part + field}>
                {field ? <code>{field}</code> : 'Body'} of the {part}: <em class={from}>{from}</em>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const Exchange = ({
  title,
  part: { headers, body },
}: {
  readonly title: string
  readonly part: Pick<RequestDetails['request'], 'headers' | 'body'>
}) => (
  <section>
    <h3>{title}</h3>
    {headers.length > 0 && (
      <details>
        <summary>{headers.length} headers</summary>
        <dl class="headers">
          {headers.map(([name, value]) => [<dt>{name}</dt>, <dd>{value}</dd>])}
        </dl>
      </details>
    )}
    {body.bytes > 0 && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      <pre tabIndex={0}>
        {body.text === undefined ? `(${body.bytes} bytes, not text)` : pretty(body.text)}
      </pre>
    )}
    {body.truncated && <p>The first 16 KB of {body.bytes} bytes.</p>}
    {body.bytes === 0 && <p>No body.</p>}
  </section>
)

const Messages = ({ messages }: { readonly messages: readonly Omit<LiveMessage, 'request'>[] }) => {
  if (messages.length === 0) return null
  return (
    <section>
      <h3>Messages</h3>
      <ol class="messages">
        {messages.map(({ direction, at, text }, index) => (
          <li key={index}>
            <span>
              {direction === 'sent' ? '→' : '←'} {at} ms
            </span>
            <code>{text.trim()}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Returns JSON with line breaks, and any other text unchanged. */
const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
