/** What happens to the next request, or to the clock. */
export type Control = 'lostResponse' | 'rateLimited' | 'unavailable' | 'slow' | 'twoDaysLater'

/** A program for the worker: TypeScript with imports. */
export interface Program {
  readonly code: string
  readonly controls: readonly Control[]
}

/** What the page sends to the worker. With `run` comes the port of the inspector. */
export type ToWorker = { readonly run: Program } | { readonly control: Control }

/** What the worker sends to the page. */
export type FromWorker =
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'done'; readonly error?: string }
