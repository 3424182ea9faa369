import type { AddedFault } from '../faults/fault.ts'
import type { RecordedMessage } from './recorder.ts'
import type { LogEntry } from './request-log.ts'

/** A request that has arrived and has no response yet. */
export interface StartedRequest
  extends Pick<LogEntry, 'id' | 'time' | 'platform' | 'method' | 'mountPath' | 'path'> {
  /** Name of the account or the agent that the key belongs to. */
  readonly caller?: string | undefined
}

/** What has happened in the sandbox. */
export type SandboxEvent =
  | { readonly type: 'request'; readonly request: StartedRequest }
  | { readonly type: 'response'; readonly entry: LogEntry }
  /** A stream event or a socket message of the request with this id. */
  | { readonly type: 'message'; readonly request: string; readonly message: RecordedMessage }
  | { readonly type: 'changed'; readonly platform: string }
  | { readonly type: 'clock'; readonly now: string; readonly frozen: boolean }
  | { readonly type: 'faults'; readonly faults: readonly AddedFault[] }
  | { readonly type: 'reset' }

/** An event with its number, counted from 1. */
export interface NumberedEvent {
  readonly number: number
  readonly event: SandboxEvent
}

/** The events of a sandbox. Without listeners, nothing is kept. */
export interface Activity {
  /** Changes with each sandbox: numbers of another one mean nothing here. */
  readonly instance: string
  /** Whether anyone listens, so that an event has to be published. */
  isObserved(): boolean
  publish(event: SandboxEvent): void
  /** Returns the events after a number, or `undefined` if some of them are no longer kept. */
  since(number: number): readonly NumberedEvent[] | undefined
  lastNumber(): number
  /** Calls the listener for every later event. Returns a function that removes the listener. */
  subscribe(listener: (event: NumberedEvent) => void): () => void
}

/** Number of events that are kept for listeners that reconnect. */
const maxKept = 500

export const createActivity = (): Activity => {
  const listeners = new Set<(event: NumberedEvent) => void>()
  const kept: NumberedEvent[] = []
  let number = 0
  let hasBeenObserved = false
  return {
    instance: Math.random().toString(36).slice(2),
    isObserved: () => hasBeenObserved,
    publish(event) {
      if (!hasBeenObserved) return
      const numbered = { number: ++number, event }
      kept.push(numbered)
      if (kept.length > maxKept) kept.shift()
      for (const listener of listeners) listener(numbered)
    },
    since(last) {
      const first = kept[0]?.number ?? number + 1
      if (last > number || last < first - 1) return undefined
      return kept.filter((event) => event.number > last)
    },
    lastNumber: () => number,
    subscribe(listener) {
      hasBeenObserved = true
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
