import { useEffect, useState } from 'preact/hooks'
import { transport } from './api.ts'
import type { AddedFault, LiveMessage, LogEntry, Row, StateEvent } from './types.ts'

/** Number of requests that the page keeps. */
const maxRows = 10_000
const maxMessages = 300
/** Time within which several events become one update of the page. */
const updateMs = 60

/** What the page knows of the sandbox. It is changed in place; components follow with `useStore`. */
export const store = {
  /** Increased with each update of the page. */
  version: 0,
  connection: 'connecting' as 'connecting' | 'open' | 'lost',
  seed: '' as string | number,
  now: '',
  /** `performance.now()` when `now` was reported. */
  nowAt: 0,
  frozen: false,
  platforms: {} as StateEvent['platforms'],
  faults: [] as readonly AddedFault[],
  /** The oldest first. */
  rows: [] as Row[],
  /** Messages of the latest streams and sockets, by the id of the request. */
  messages: new Map<string, LiveMessage[]>(),
  /** Increased with each change of a platform. */
  changes: new Map<string, number>(),
}

/** The sandbox that the rows are of. Another one, or the same after a reset, has other requests. */
let instance = ''
const rowsById = new Map<string, Row>()
const listeners = new Set<() => void>()
let isUpdating = false

const update = (): void => {
  if (isUpdating) return
  isUpdating = true
  setTimeout(() => {
    isUpdating = false
    store.version += 1
    for (const listener of listeners) listener()
  }, updateMs)
}

/** Returns the request with an id, while the page keeps it. */
export const rowOf = (id: string): Row | undefined => rowsById.get(id)

/** Renders a component again when the store has changed. */
export const useStore = (): typeof store => {
  const [, render] = useState(0)
  useEffect(() => {
    const listener = (): void => render((count) => count + 1)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return store
}

/** Returns a number that increases with each change of a platform. */
export const useChanges = (platform: string): number => useStore().changes.get(platform) ?? 0

const setRow = (row: Row): void => {
  const known = rowsById.get(row.id)
  if (known) {
    // Objects are replaced, so that the row of the list notices the change.
    const merged = { ...known, ...row, caller: row.caller ?? known.caller }
    rowsById.set(row.id, merged)
    const index = store.rows.lastIndexOf(known)
    if (index >= 0) store.rows[index] = merged
    return
  }
  rowsById.set(row.id, row)
  store.rows.push(row)
  if (store.rows.length <= maxRows) return
  // Not one by one: removing the first of many is slow.
  for (const { id } of store.rows.splice(0, maxRows / 10)) rowsById.delete(id)
}

const changed = (platform: string): void =>
  void store.changes.set(platform, (store.changes.get(platform) ?? 0) + 1)

const setTime = ({ now, frozen }: Pick<StateEvent, 'now' | 'frozen'>): void => {
  Object.assign(store, { now, frozen, nowAt: performance.now() })
}

const clearRows = (): void => {
  store.rows = []
  rowsById.clear()
  store.messages.clear()
}

const handlers: Readonly<Record<string, (data: never) => void>> = {
  state(state: StateEvent) {
    const { seed, platforms, faults, requests } = state
    Object.assign(store, { seed, platforms, faults })
    setTime(state)
    for (const row of requests) setRow(row)
    for (const platform of Object.keys(platforms)) changed(platform)
  },
  request: (row: Row) => setRow(row),
  response: (entry: LogEntry) => setRow(entry),
  message(message: LiveMessage) {
    const messages = store.messages.get(message.request) ?? []
    messages.push(message)
    if (messages.length > maxMessages) messages.shift()
    store.messages.set(message.request, messages)
    const [oldest = ''] = store.messages.keys()
    if (store.messages.size > maxMessages) store.messages.delete(oldest)
  },
  changed: ({ platform }: { readonly platform: string }) => changed(platform),
  clock: setTime,
  faults(faults: readonly AddedFault[]) {
    store.faults = faults
  },
}

let disconnect: () => void = () => undefined

/** Follows the events of the sandbox, also after it was restarted. */
export const connect = (): void => {
  disconnect()
  instance = ''
  const show = (connection: (typeof store)['connection']): void => {
    store.connection = connection
    update()
  }
  disconnect = transport().follow([...Object.keys(handlers), 'reset'], {
    onOpen: () => show('open'),
    onLost: () => show('lost'),
    onEvent(name, id, data) {
      // Ids and keys are new after a reset, so everything is read again.
      if (name === 'reset') return connect()
      const [sender = ''] = id.split('-')
      if (sender !== instance) clearRows()
      instance = sender
      handlers[name]?.(JSON.parse(data) as never)
      update()
    },
  })
}
