import type { JsonSchema } from '../catalogue/json-schema.ts'
import type { Tool } from '../tool.ts'
import { runForModel } from './run-for-model.ts'

/** A tool of Anthropic's Messages API, for `messages.create` and for the tool runner. */
export interface AnthropicTool {
  /** A tool of the client. */
  readonly type: 'custom'
  /** Name of the tool. */
  readonly name: string
  /** One sentence for the model. */
  readonly description: string
  /** JSON Schema of the input. */
  readonly input_schema: Omit<JsonSchema, 'type' | 'required'> & {
    type: 'object'
    required: string[]
  }
  /** Returns the input unchanged: the tool checks it. */
  readonly parse: (input: unknown) => object
  /** Runs the tool. Rejects with an error whose message is for the model. */
  readonly run: (
    input: object,
    context?: { readonly signal?: AbortSignal | null | undefined },
  ) => Promise<string>
}

/**
 * Converts tools for `beta.messages.toolRunner` of the `@anthropic-ai/sdk` package.
 *
 * @example anthropic.beta.messages.toolRunner({ model, max_tokens, messages, tools: toAnthropic(tools) })
 */
export const toAnthropic = (tools: readonly Tool[]): AnthropicTool[] =>
  tools.map((tool) => ({
    type: 'custom',
    name: tool.name,
    description: tool.description,
    input_schema: {
      ...tool.inputSchema,
      type: 'object',
      required: [...(tool.inputSchema.required ?? [])],
    },
    parse: (input) => input as object,
    run: (input, context) => runForModel(tool, input, context?.signal),
  }))
