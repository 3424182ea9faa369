import type { ArgsOf, Operation, ResponseOf, StreamEventOf } from './operation.ts'

/** One call of an operation as it might go: for documents, tests and the sandbox. */
export interface Fixture {
  readonly args: {
    readonly params?: Readonly<Record<string, string>>
    readonly query?: unknown
    readonly body?: unknown
  }
  /** What the answer holds once its envelope is off. */
  readonly data: unknown
  /** For a streaming operation: the events that amount to `data`. */
  readonly events?: readonly unknown[]
}

interface FixtureOf<O extends Operation> extends Fixture {
  readonly args: Fixture['args'] & ArgsOf<O>
  readonly data: ResponseOf<O>
  readonly events?: readonly StreamEventOf<O>[]
}

/** A fixture for each operation of an API. */
export type Fixtures<Operations extends Readonly<Record<string, Operation>>> = {
  readonly [Id in keyof Operations]: FixtureOf<Operations[Id]>
}
