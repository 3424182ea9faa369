import { isMoltError } from '@molt-sdk/core'
import type { Input } from '../catalogue/catalogue.ts'
import type { JsonSchema } from '../catalogue/json-schema.ts'
import type { Guard, Permit } from '../permission/guard.ts'
import { ApproveError, NotAllowedError } from '../permission/guard.ts'
import type { OneAtATime } from '../permission/one-at-a-time.ts'
import { conform } from '../result/conform.ts'
import { errorLine } from '../result/error-line.ts'
import { shorten } from '../result/shorten.ts'
import type { ExecuteOptions, Preview, Tool, ToolResult } from '../tool.ts'
import { checkInput } from './check-input.ts'

type Data = Readonly<Record<string, unknown>>

/** What the tools of one platform share. */
export interface Runtime {
  readonly guard: Guard
  readonly order: OneAtATime
  readonly preview: boolean
  readonly maxResultChars: number
}

/** How a tool is carried out. */
export interface Action {
  /** Returns the request that the call would send. Throws for invalid input. */
  readonly preview: (input: Input) => Promise<Preview>
  readonly run: (input: Input, options: ExecuteOptions) => Promise<Data>
  /** Returns the amount that a call will spend. Missing if it spends nothing. */
  readonly price?:
    | ((input: Input, options: ExecuteOptions) => Promise<number | undefined>)
    | undefined
  /** Returns the amount that a call has spent, if its result shows it. */
  readonly spent?: ((data: Data) => unknown) | undefined
  /** Calls that change something run one after the other if they have the same key. */
  readonly key: (input: Input) => string
}

type Definition = Pick<Tool, 'name' | 'operation' | 'effect' | 'inputSchema' | 'outputSchema'>

/** Runs a tool: checks the input, keeps the limits, asks for approval, calls the client. */
export const runTool = async (
  definition: Definition,
  action: Action,
  runtime: Runtime,
  rawInput: unknown,
  options: ExecuteOptions = {},
): Promise<ToolResult> => {
  const { signal } = options
  const isRead = definition.effect === 'read'
  try {
    signal?.throwIfAborted()
    const input = checkInput(definition.name, rawInput, definition.inputSchema)
    if (isRead) {
      const permit = await runtime.guard.permit(request(definition, input, options))
      return await call(permit, input)
    }
    const preview = await action.preview(input)
    if (runtime.preview) {
      return success({ notSent: preview, note: 'A preview: nothing was sent.' }, {})
    }
    return await runtime.order.run(action.key(input), async () => {
      signal?.throwIfAborted()
      const price =
        action.price && (() => action.price?.(input, options) ?? Promise.resolve(undefined))
      const subject = action.key(input)
      const guarded = { ...request(definition, input, options), price, subject }
      return call(await runtime.guard.permit(guarded, options.approve), input)
    })
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    if (error instanceof ApproveError) throw error.cause
    const text = error instanceof NotAllowedError ? error.message : errorLine(error)
    return { text, isError: true }
  }

  async function call(permit: Permit, input: Input): Promise<ToolResult> {
    try {
      const data = await action.run(input, options)
      const spent = action.spent?.(data)
      if (Number.isSafeInteger(spent)) permit.settle(Number(spent))
      return success(data, definition.outputSchema)
    } catch (error) {
      if (isRead || (isMoltError(error) && error.outcome !== 'unknown')) permit.release()
      throw error
    }
  }

  function success(data: Data, schema: JsonSchema): ToolResult {
    const shortened = shorten(data, runtime.maxResultChars)
    const text = JSON.stringify(shortened)
    return { text, data: conform(shortened, schema) as Data, isError: false }
  }
}

const request = (
  { name, operation, effect }: Definition,
  input: Input,
  { signal }: ExecuteOptions,
) => ({ tool: name, operation, input, effect, ...(signal && { signal }) })
