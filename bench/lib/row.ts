import type { Loopback } from '../server/loopback.ts'
import { times } from './format.ts'
import type { Spread } from './stats.ts'

/** What a row is run with. */
export interface Setup {
  readonly loopback: Loopback
  /** How often each figure is taken. */
  readonly rounds: number
  /** Less of everything: for a look, not for the record. */
  readonly quick: boolean
}

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly lines: readonly (readonly string[])[]
}

/** A goal, what was measured, and whether it was met. */
export interface Verdict {
  readonly goal: string
  readonly measured: string
  readonly met: 'met' | 'not met'
}

export interface Outcome {
  readonly tables: readonly Table[]
  readonly verdicts: readonly Verdict[]
}

/** One row of the goals. */
export interface Row {
  /** Its letter, for `--only`. */
  readonly id: string
  readonly title: string
  /** How the figures are taken. */
  readonly method: string
  run(setup: Setup): Promise<Outcome>
}

export const verdict = (goal: string, measured: string, met: boolean): Verdict => ({
  goal,
  measured,
  met: met ? 'met' : 'not met',
})

/** Met if the median is; the spread is shown so that a reader can see how near it was. */
export const atMost = (goal: string, figure: Spread, limit: number): Verdict =>
  verdict(`${goal}: at most ${limit.toFixed(2)}`, times(figure), figure.median <= limit)

export const atLeast = (goal: string, figure: Spread, limit: number): Verdict =>
  verdict(`${goal}: at least ${limit.toFixed(2)}`, times(figure), figure.median >= limit)
