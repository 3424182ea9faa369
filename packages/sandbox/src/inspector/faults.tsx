import { useState } from 'preact/hooks'
import { control } from './api.ts'
import type { Run } from './lists.tsx'
import { Empty, Problem, useAction, useLoaded } from './parts.tsx'
import { useStore } from './store.ts'
import type { OperationItem } from './types.ts'

/** Faults that need no more than a click, with what they add. */
const kinds = [
  { label: 'Lose the response', fault: { kind: 'lostResponse' } },
  { label: '503', fault: { kind: 'status', status: 503 } },
  { label: '500', fault: { kind: 'status', status: 500 } },
  { label: '429', fault: { kind: 'status', status: 429, details: { retryAfter: 2 } } },
  { label: 'Drop the connection', fault: { kind: 'drop' } },
  { label: 'Delay by 2 s', fault: { kind: 'delay', for: '2s' } },
  { label: 'Stall the body', fault: { kind: 'stall' } },
  { label: 'Truncate the body', fault: { kind: 'truncate' } },
  { label: 'Malformed JSON', fault: { kind: 'malformedJson' } },
  { label: 'Malformed event', fault: { kind: 'malformedEvent' } },
] as const

/** The active faults, and all operations: a click on one adds a fault to its next calls. */
export const Faults = () => {
  const { faults } = useStore()
  const { error, run } = useAction()
  return (
    <>
      <section>
        <h2>Active faults</h2>
        {faults.length === 0 && (
          <Empty>No active faults. Choose an operation below, then what goes wrong with it.</Empty>
        )}
        <ul class="faults">
          {faults.map(({ id, fault, applied }) => (
            <li key={id}>
              <strong>{fault.kind}</strong>{' '}
              {[fault.platform, fault.operation ?? fault.event ?? 'every operation']
                .filter(Boolean)
                .join(' ')}
              , {fault.times === undefined ? 'every call' : `next ${fault.times - applied} calls`}
              {applied > 0 && `, applied ${applied} times`}{' '}
              <button
                type="button"
                aria-label={`Remove fault ${id}`}
                onClick={() => run(() => control('DELETE', `/faults/${id}`))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      </section>
      {error && <Problem text={error} />}
      <Operations run={run} />
    </>
  )
}

const Operations = ({ run }: { readonly run: Run }) => {
  const { value = [], error } = useLoaded<readonly OperationItem[]>(
    (signal) => control('GET', '/operations', undefined, signal),
    [],
  )
  const [search, setSearch] = useState('')
  const [chosen, choose] = useState('')
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = value.filter(({ platform, operation, method, path }) =>
    words.every((word) =>
      `${platform} ${operation} ${method} ${path}`.toLowerCase().includes(word),
    ),
  )
  return (
    <section>
      <h2>Operations</h2>
      <div class="toolbar">
        <input
          type="search"
          aria-label="Search operations"
          placeholder="Search"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <span class="count">{shown.length} operations</span>
      </div>
      {error && <Problem text={error} />}
      <ul class="operations">
        {shown.map((item) => {
          const key = `${item.platform} ${item.operation}`
          return (
            <li key={key}>
              <button
                type="button"
                aria-expanded={key === chosen}
                onClick={() => choose(key === chosen ? '' : key)}
              >
                <span class="of-platform">{item.platform}</span> <strong>{item.operation}</strong>{' '}
                <code>
                  {item.method} {item.path}
                </code>
              </button>
              {key === chosen && <AddFault operation={item} run={run} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const AddFault = ({
  operation: { platform, operation, streams },
  run,
}: {
  readonly operation: OperationItem
  readonly run: Run
}) => {
  const [times, setTimes] = useState(1)
  return (
    <div class="toolbar">
      <label>
        Next{' '}
        <input
          type="number"
          min="1"
          value={times}
          onInput={({ currentTarget }) => setTimes(currentTarget.valueAsNumber)}
        />{' '}
        calls:
      </label>
      {kinds
        .filter(({ fault }) => fault.kind !== 'malformedEvent' || streams)
        .map(({ label, fault }) => (
          <button
            type="button"
            key={label}
            onClick={() =>
              run(() => control('POST', '/faults', { ...fault, platform, operation, times }))
            }
          >
            {label}
          </button>
        ))}
    </div>
  )
}
