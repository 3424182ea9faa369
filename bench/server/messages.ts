import type { behaviours } from './behaviours.ts'

export type BehaviourName = keyof typeof behaviours

/** One request that the server has seen. */
export interface Seen {
  /** Milliseconds since the first one. */
  readonly after: number
  readonly idempotencyKey?: string | undefined
}

/** What the server's process is asked for: a new port that behaves so, or what a port has seen. */
export type Ask =
  | { readonly open: BehaviourName; readonly answer: string }
  | { readonly seen: number }
