import type { ArgsOf, Operation, ResponseOf, StreamEventOf } from './operation.ts'

/** An example call of an operation, for documents, tests and the sandbox. */
export interface Fixture {
  readonly args: {
    readonly params?: Readonly<Record<string, string>>
    readonly query?: unknown
    readonly body?: unknown
  }
  /** The data of the response, without its envelope. */
  readonly data: unknown
  /** For a streaming operation: the events whose result is `data`. */
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
