import type { Cents, Effect, Provenance } from '@molt-sdk/contracts/kernel'
import type { JsonSchema } from './catalogue/json-schema.ts'

/** An operation of a platform, for a model to call. */
export interface Tool {
  /** Unique across platforms, such as `moltify_tasks_create`. */
  readonly name: string
  /** Path of the client method, such as `tasks.create`, as in `allow` and `limits`. */
  readonly operation: string
  /** A few words for people, such as `Create a task`. */
  readonly title: string
  /** One sentence for the model, from the documentation of the operation. */
  readonly description: string
  /** JSON Schema of the input: one flat object with limits, known values and examples. */
  readonly inputSchema: JsonSchema
  /** JSON Schema of `data` in a result. No property is required. */
  readonly outputSchema: JsonSchema
  /** What a call does on the server. */
  readonly effect: Effect
  /** Where the statement comes from that the platform has this operation. */
  readonly source: Provenance
  /**
   * Calls the client method.
   *
   * Errors are results with `isError`, so that the model can react to them.
   *
   * @throws the reason of `signal` if the call was aborted, and what `approve` throws.
   */
  execute(input: unknown, options?: ExecuteOptions): Promise<ToolResult>
  /**
   * Returns the request that a call with this input would send, without sending it.
   *
   * @throws InputError if the input is invalid.
   */
  preview(input: unknown): Promise<Preview>
}

/** Settings of one call of a tool. */
export interface ExecuteOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined
  /** Called with each part of a stream, and with each change that a waiting tool sees. */
  readonly onProgress?: ((message: string) => void) | undefined
  /** Asked instead of the `approve` of the tools, which are then asked for this call. */
  readonly approve?: Approve | undefined
}

/** The result of a call. */
export interface ToolResult {
  /** What the model reads: the data as JSON, or one line that says what went wrong and what to do. */
  readonly text: string
  /** The data, shortened to `maxResultChars`. Missing after an error. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Whether the call failed. */
  readonly isError: boolean
}

/** A request that was not sent. */
export interface Preview {
  /** HTTP method. */
  readonly method: string
  /** Full URL, without secrets. */
  readonly url: string
  /** The parsed JSON body, if the request has one. */
  readonly body?: unknown
}

/** A call that needs approval. */
export interface ApprovalRequest {
  /** Name of the tool. */
  readonly tool: string
  /** The input of the model, which was checked. */
  readonly input: Readonly<Record<string, unknown>>
  /** What the call does on the server. */
  readonly effect: Effect
  /** US cents that the call spends. Missing if it spends nothing. */
  readonly amount?: Cents
  /** Aborted when the call is aborted. */
  readonly signal?: AbortSignal
}

/** Decides whether a call is made. Only `true` allows it. */
export type Approve = (request: ApprovalRequest) => boolean | Promise<boolean>
