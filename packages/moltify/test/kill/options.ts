import type { EngineOptions } from '../engines/options.ts'

/** How events reach the worker. */
export type Mode = 'push' | 'poll' | 'both'

/** Where a worker process ends itself. */
export interface Kill {
  /** The name of an await of any task. */
  readonly label?: string | undefined
  /** The number of awaits of all tasks. */
  readonly afterAwaits?: number | undefined
}

/** Where the workers save their jobs. */
export type KillQueue = { readonly file: string } | Pick<EngineOptions, 'engine' | 'url' | 'space'>

/** The options of a worker process. */
export interface ProcessOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly secret: string
  readonly agentId: string
  readonly port: number
  /** The queue: a file, or a space of an engine. */
  readonly queue: KillQueue
  /** A file with the milliseconds that the sandbox's clock is ahead of this machine's. */
  readonly clockFile: string
  readonly mode: Mode
  /** Gets a line with the id of each task whose cancellation was handled. */
  readonly cancelledFile: string
  readonly kill?: Kill | undefined
  /** The task whose awaits are printed. */
  readonly printsAwaits?: string | undefined
}
