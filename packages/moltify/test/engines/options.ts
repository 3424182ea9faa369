import type { Job } from '../../src/worker/index.ts'

/** The options of a process. */
export interface EngineOptions {
  readonly engine: 'pg-boss' | 'bullmq'
  readonly url: string
  /** Schema or key prefix of its own. */
  readonly space: string
  /** What a worker of a sandbox agent needs. Without it, the process has a queue alone. */
  readonly agent?:
    | { readonly baseUrl: string; readonly apiKey: string; readonly secret: string }
    | undefined
}

/** A call to a process. */
export interface Call {
  readonly id: number
  readonly method: string
  readonly args: readonly unknown[]
}

/** What a job of a test does, in its event's data. */
export interface Script {
  /** How long each run takes, in milliseconds. */
  readonly ms?: number
  /** Runs that fail with `retry`, and the last one with `failed`. */
  readonly failures?: readonly ('retry' | 'failed')[]
}

/** A moment in the life of a job, on the clock of this machine. */
export interface Moment {
  readonly type: 'begin' | 'end' | 'aborted'
  readonly key: string
  readonly taskId: string
  readonly attempt: number
  readonly at: number
}

/** What a process reports. */
export type Message =
  | Moment
  | {
      readonly type: 'result'
      readonly id: number
      readonly value?: unknown
      readonly error?: string
    }
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'error'; readonly message: string }

export const jobOf = (
  key: string,
  taskId: string,
  time: number,
  script: Script = {},
  source: Job['source'] = 'webhook',
): Job => ({
  key,
  taskId,
  event: {
    event: 'task.submitted',
    timestamp: new Date(Date.UTC(2026, 0, 1) + time).toISOString(),
    data: script,
  } as unknown as Job['event'],
  source,
})
