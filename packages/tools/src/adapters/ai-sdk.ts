import type { InputSchema } from '../definition/standard-schema.ts'
import { standardSchema } from '../definition/standard-schema.ts'
import type { Tool } from '../tool.ts'
import { runForModel } from './run-for-model.ts'

type Input = Readonly<Record<string, unknown>>

/** A tool of the AI SDK. */
export interface AiSdkTool {
  /** One sentence for the model. */
  readonly description: string
  /** Schema of the input, as a Standard JSON Schema. */
  readonly inputSchema: InputSchema
  /** Runs the tool. Rejects with an error whose message is for the model. */
  readonly execute: (
    input: Input,
    options: { readonly abortSignal?: AbortSignal | undefined },
  ) => Promise<string>
}

/**
 * Converts tools for `generateText` and `streamText` of the AI SDK (`ai`, version 6 or newer).
 *
 * @example generateText({ model, prompt, tools: toAiSdk(tools) })
 */
export const toAiSdk = (tools: readonly Tool[]): Record<string, AiSdkTool> =>
  Object.fromEntries(
    tools.map((tool) => [
      tool.name,
      {
        description: tool.description,
        inputSchema: standardSchema(tool.inputSchema),
        execute: (input, { abortSignal }) => runForModel(tool, input, abortSignal),
      } satisfies AiSdkTool,
    ]),
  )
