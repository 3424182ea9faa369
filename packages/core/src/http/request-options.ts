import type { Effect, PathParams } from '@molt-sdk/contracts/kernel'
import type { CallOptions } from './options.ts'
import type { StandardSchema } from './standard-schema.ts'

/** Options of `request()`: the request, and the options of every call. */
export interface RequestOptions<Result = unknown> extends CallOptions {
  /** The values of the parameters in the path, such as `{ agentId }`. They are encoded. */
  params?: Readonly<Record<string, string>> | undefined
  /** Query parameters. Those that are `undefined` are left out. */
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  /** The body, which is sent as JSON. */
  body?: unknown
  /**
   * What the request does on the server, which decides when it is sent again: `read`, `replace` and
   * `delete` after any failure that may be temporary, `create` and `transition` only if the server
   * certainly did nothing. A GET is no exception: pass `effect: 'read'` if it only reads.
   * @defaultValue 'create'
   */
  effect?: Effect | undefined
  /**
   * A schema of zod, Valibot, ArkType or another library that implements Standard Schema. It checks
   * the value and gives it its type. A value that does not match is a `ContractError`, whatever the
   * `contract` option. Without a schema the value is `unknown`.
   */
  response?: StandardSchema<Result> | undefined
}

/** The last argument of `request()`. It is required if the path has parameters. */
export type RequestArgs<Path extends string, Result> = [PathParams<Path>] extends [never]
  ? [options?: RequestOptions<Result>]
  : [
      options: RequestOptions<Result> & {
        readonly params: Readonly<Record<PathParams<Path>, string>>
      },
    ]
