import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { control } from './api.ts'
import { Empty, Problem, Secret, useLoaded } from './parts.tsx'
import { useChanges } from './store.ts'
import type { Item, Page } from './types.ts'

const pageSize = 50

/** A column of a table: the field that it shows, and how. */
export interface Column {
  readonly field: string
  readonly title?: string
  readonly render?: (value: unknown, item: Item) => ComponentChildren
}

const show = (value: unknown): ComponentChildren => {
  if (value === undefined || value === null) return '–'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value)
}

/** Shows a key masked. */
export const secret = (value: unknown): ComponentChildren => <Secret value={String(value)} />

/** Shows an amount of cents in dollars. */
export const dollars = (cents: unknown): string =>
  `$${(Number(cents) / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`

/** Shows a time by the sandbox's clock. */
export const time = (value: unknown): string => {
  if (value === undefined || value === null) return '–'
  return new Date(value as string | number).toISOString().replace('T', ' ').slice(0, 19)
}

/** A list of the control API, a page at a time, which follows each change. */
export const Table = ({
  platform,
  list,
  columns,
  empty,
  command,
}: {
  readonly platform: string
  readonly list: string
  readonly columns: readonly Column[]
  readonly empty: string
  readonly command?: string | undefined
}) => {
  const [offset, setOffset] = useState(0)
  const [search, setSearch] = useState('')
  const changes = useChanges(platform)
  const query = new URLSearchParams({ offset: `${offset}`, limit: `${pageSize}`, q: search })
  const { value, error } = useLoaded<Page>(
    (signal) => control('GET', `/${platform}/${list}?${query}`, undefined, signal),
    [platform, list, `${query}`, changes],
  )
  if (error && !value) return <Problem text={error} />
  if (!value) return <p>Loading…</p>
  const { items, total } = value
  if (total === 0 && !search) return <Empty command={command}>{empty}</Empty>
  return (
    <div class="table">
      <div class="toolbar">
        <input
          type="search"
          aria-label={`Search ${list}`}
          placeholder="Search"
          value={search}
          onInput={({ currentTarget }) => {
            setSearch(currentTarget.value)
            setOffset(0)
          }}
        />
        <span class="count">
          {total === 0 ? 'none' : `${offset + 1} to ${offset + items.length} of ${total}`}
        </span>
        <button
          type="button"
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - pageSize))}
        >
          Previous
        </button>
        <button
          type="button"
          disabled={offset + pageSize >= total}
          onClick={() => setOffset(offset + pageSize)}
        >
          Next
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={list}>
        <table>
          <thead>
            <tr>
              {columns.map(({ field, title = field }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <tr key={String(item['id'] ?? offset + at)}>
                {columns.map(({ field, title = field, render = show }) => (
                  <td key={title} class={/(^a|A)t$/.test(field) ? 'when' : undefined}>
                    {render(item[field], item)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
