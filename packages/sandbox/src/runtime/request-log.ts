import type { ResponseOutcome } from './request-context.ts'

/** A request that the sandbox has dealt with. It holds no header and no body, so no key either. */
export interface LogEntry {
  readonly id: string
  /** When it came in, by the sandbox's clock, as an ISO string. */
  readonly time: string
  readonly platform: string
  readonly method: string
  /** Path and query below the platform's host; anything that looks like a secret is blanked. */
  readonly path: string
  /** Id of the operation, unless the route is unknown. */
  readonly operation?: string | undefined
  /** HTTP status, unless no answer was sent. */
  readonly status?: number | undefined
  /** Error code, if it was refused. */
  readonly code?: string | undefined
  /** `completed` in full, `interrupted` or left hanging by a fault, or `aborted` by the caller. */
  readonly outcome: ResponseOutcome
  /** Kinds of the faults that struck. */
  readonly faults: readonly string[]
  /** Real time until the answer was out in full, in milliseconds. */
  readonly durationMs: number
}

/** Told of each request once it is dealt with. */
export type LogListener = (entry: LogEntry) => void

export interface RequestLog {
  entries(): readonly LogEntry[]
  /** Calls the listener for every request from now on; gives a function that ends that. */
  onRequest(listener: LogListener): () => void
  write(entry: LogEntry): void
  reset(): void
}

const maxEntries = 1000

/** The last thousand requests. */
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
      entries.push(entry)
      if (entries.length > maxEntries) entries.shift()
      for (const listener of listeners) listener(entry)
    },
    reset() {
      entries.length = 0
    },
  }
}

const secretParameterPattern = /key|token|secret|password|authorization/i

/** A path and query in which neither known keys nor the values of telling names can be read. */
export const redactPath = (url: URL, secrets: readonly string[]): string => {
  const query = [...url.searchParams].map(([name, value]) =>
    [name, secretParameterPattern.test(name) ? '***' : value].map(encodeURIComponent).join('='),
  )
  const path = url.pathname + (query.length ? `?${query.join('&')}` : '')
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), path)
}
