import type { Secrets } from './mask-secrets.ts'
import type { ResponseOutcome } from './request-context.ts'
import { mask } from './secret-set.ts'

/** A request that the sandbox has handled. It holds no headers and no body, so no key either. */
export interface LogEntry {
  readonly id: string
  /** When the request arrived, by the sandbox's clock, as an ISO 8601 string. */
  readonly time: string
  /**
   * Name of the platform; `control` for a request to the control API, which only listeners receive;
   * `none` for a path where no platform is mounted.
   */
  readonly platform: string
  readonly method: string
  /** Part of the path before `path`, such as `/moltify`; empty at the platform's real URL. */
  readonly mountPath: string
  /** Path and query below `mountPath`. Values that look like secrets are redacted. */
  readonly path: string
  /** Operation id. Absent for an unknown route and for the control API. */
  readonly operation?: string | undefined
  /** HTTP status. Absent if no response was sent. */
  readonly status?: number | undefined
  /** Error code, if the request was rejected. */
  readonly code?: string | undefined
  /**
   * How the response ended: sent in full (`completed`), broken off or stalled by a fault
   * (`interrupted`), or left by the caller (`aborted`).
   */
  readonly outcome: ResponseOutcome
  /** Kinds of the faults that were applied. */
  readonly faults: readonly string[]
  /** Real time until the response was sent in full, in milliseconds. */
  readonly durationMs: number
}

/** Called with each request after it was handled. */
export type LogListener = (entry: LogEntry) => void

export interface RequestLog {
  entries(): readonly LogEntry[]
  /** Calls the listener for every later request. Returns a function that removes the listener. */
  onRequest(listener: LogListener): () => void
  write(entry: LogEntry): void
  reset(): void
}

const maxEntries = 1000

/** Creates a log of the last 1000 requests. */
export const createRequestLog = (): RequestLog => {
  const entries: LogEntry[] = []
  const listeners = new Set<LogListener>()
  return {
    entries: () => [...entries],
    onRequest(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    write(entry) {
      // A process that reads the log through the control API is looking for its other calls.
      if (entry.platform !== 'control') entries.push(entry)
      if (entries.length > maxEntries) entries.shift()
      for (const listener of listeners) listener(entry)
    },
    reset() {
      entries.length = 0
    },
  }
}

const secretParameterPattern = /key|token|secret|password|authorization/i

/** Returns the path and query without known keys and without values of parameters named like secrets. */
export const redactPath = (url: URL, secrets: Secrets): string => {
  const query = [...url.searchParams].map(([name, value]) =>
    [name, secretParameterPattern.test(name) ? mask : value].map(encodeURIComponent).join('='),
  )
  const path = url.pathname + (query.length ? `?${query.join('&')}` : '')
  return secrets.reduce((text, set) => set.maskIn(text), path)
}
