import { useEffect, useMemo, useState } from 'preact/hooks'
import { Empty } from './parts.tsx'
import { RequestDetail } from './request-detail.tsx'
import { linkTo } from './route.ts'
import { useStore } from './store.ts'
import { toneOf } from './tone.ts'
import type { Row } from './types.ts'
import { VirtualList } from './virtual-list.tsx'

const keyOf = ({ id }: Row): string => id

const textOf = ({
  platform,
  method,
  path,
  operation,
  status,
  code,
  faults,
  caller,
  id,
}: Row): string =>
  [platform, method, path, operation, status, code, faults?.join(' '), caller, id]
    .join(' ')
    .toLowerCase()

/** The live list of requests, beside the one that is opened. */
export const Requests = ({ selected }: { readonly selected: string | undefined }) => {
  const { rows, platforms, version } = useStore()
  const [paused, setPaused] = useState<readonly Row[] | undefined>(undefined)
  const [search, setSearch] = useState('')
  const [platform, setPlatform] = useState('')
  const [onlyFailed, setOnlyFailed] = useState(false)

  const source = paused ?? rows
  const shown = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    return source
      .filter(
        (row) =>
          (!platform || row.platform === platform) &&
          (!onlyFailed || ['failed', 'warning'].includes(toneOf(row))) &&
          words.every((word) => textOf(row).includes(word)),
      )
      .reverse()
    // Rows are changed in place, with each version.
  }, [source, paused ? 0 : version, search, platform, onlyFailed])

  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
      const { target } = event
      const isField = target instanceof HTMLElement && target.matches('input, select, textarea')
      if (event.key === 'Escape' && selected && !isField) location.hash = linkTo('requests')
      if (step === undefined || isField || event.ctrlKey || event.metaKey) return
      const index = shown.findIndex(({ id }) => id === selected)
      const next = shown[index < 0 ? 0 : index + step]
      if (!next) return
      event.preventDefault()
      location.hash = linkTo('requests', next.id)
    }
    addEventListener('keydown', move)
    return () => removeEventListener('keydown', move)
  }, [shown, selected])

  return (
    <div class={selected ? 'split opened' : 'split'}>
      <div class="column">
        <div class="toolbar">
          <input
            type="search"
            aria-label="Search requests"
            placeholder="Search"
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <select
            aria-label="Platform"
            value={platform}
            onChange={({ currentTarget }) => setPlatform(currentTarget.value)}
          >
            <option value="">All platforms</option>
            {Object.keys(platforms).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <label>
            <input
              type="checkbox"
              checked={onlyFailed}
              onChange={({ currentTarget }) => setOnlyFailed(currentTarget.checked)}
            />{' '}
            Failures
          </label>
          <button
            type="button"
            aria-pressed={paused !== undefined}
            onClick={() => setPaused(paused ? undefined : [...rows])}
          >
            {paused ? `Resume (${Math.max(0, rows.length - paused.length)} new)` : 'Pause'}
          </button>
          <span class="count">
            {shown.length} {shown.length === 1 ? 'request' : 'requests'}
          </span>
        </div>
        {shown.length > 0 ? (
          <VirtualList items={shown} keyOf={keyOf} selected={selected} label="Requests">
            {(row) => <RequestRow row={row} isSelected={row.id === selected} />}
          </VirtualList>
        ) : (
          <NoRequests isFiltered={source.length > 0} />
        )}
      </div>
      {selected && <RequestDetail id={selected} key={selected} />}
    </div>
  )
}

const RequestRow = ({ row, isSelected }: { readonly row: Row; readonly isSelected: boolean }) => (
  <a
    class={`row ${toneOf(row)}`}
    href={linkTo('requests', row.id)}
    aria-current={isSelected ? 'true' : undefined}
  >
    <span class="time">{row.time.slice(11, 23)}</span>
    <span class="status">{row.status ?? (row.outcome ? '---' : '…')}</span>
    <span class="method">{row.method}</span>
    <span class="path">{row.path}</span>
    <span class="operation">{row.operation ?? ''}</span>
    <span class="fault">
      {row.faults?.length ? (
        <>
          <span class="prefix">fault: </span>
          {row.faults.join(', ')}
        </>
      ) : (
        row.code
      )}
    </span>
    <span class="caller">{row.caller ?? ''}</span>
    <span class="platform">{row.platform}</span>
  </a>
)

const NoRequests = ({ isFiltered }: { readonly isFiltered: boolean }) => {
  const { platforms } = useStore()
  const { baseUrl, apiKey } = platforms['moltinfra'] ?? {}
  if (isFiltered) return <Empty>No request matches the filter.</Empty>
  return (
    <Empty command={`curl ${baseUrl}/agents -H 'Authorization: Bearer ${apiKey}'`}>
      No requests yet. They appear here as soon as a program calls a platform.
    </Empty>
  )
}
