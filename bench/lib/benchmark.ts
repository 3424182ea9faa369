import type { Loopback } from '../server/loopback.ts'
import { formatMultiple } from './format.ts'
import type { Spread } from './stats.ts'
import type { Verdict } from './verdict.ts'
import { verdictAtLeast, verdictAtMost } from './verdict.ts'

/** Options of one benchmark run. */
export interface BenchmarkOptions {
  readonly loopback: Loopback
  /** Number of measurements per figure. */
  readonly rounds: number
  /** Runs fewer and smaller measurements. */
  readonly quick: boolean
}

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A goal, what was measured, and whether it was met. */
export interface GoalResult {
  readonly goal: string
  readonly measured: string
  readonly verdict: Verdict
}

export interface BenchmarkResult {
  readonly tables: readonly Table[]
  readonly goalResults: readonly GoalResult[]
}

/** One benchmark with its tables and goals. */
export interface Benchmark {
  /** The letter used with `--only`. */
  readonly id: string
  readonly title: string
  /** How the figures are measured. */
  readonly method: string
  run(options: BenchmarkOptions): Promise<BenchmarkResult>
}

export const goalResult = (goal: string, measured: string, verdict: Verdict): GoalResult => ({
  goal,
  measured,
  verdict,
})

/** Compares a multiple with its limit; the spread is printed too. */
export const atMost = (goal: string, figure: Spread, limit: number): GoalResult =>
  goalResult(
    `${goal}: at most ${limit.toFixed(2)}`,
    formatMultiple(figure),
    verdictAtMost(figure, limit),
  )

export const atLeast = (goal: string, figure: Spread, limit: number): GoalResult =>
  goalResult(
    `${goal}: at least ${limit.toFixed(2)}`,
    formatMultiple(figure),
    verdictAtLeast(figure, limit),
  )
