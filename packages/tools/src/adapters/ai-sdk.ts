import type { JsonSchema } from '../catalogue/json-schema.ts'
import type { Tool } from '../tool.ts'
import { runForModel } from './run-for-model.ts'

type Input = Readonly<Record<string, unknown>>

/** A schema by Standard Schema and Standard JSON Schema. */
interface InputSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly types?: { readonly input: Input; readonly output: Input }
    /** Accepts everything: the tool checks its input, and reports what is wrong to the model. */
    readonly validate: (value: unknown) => { readonly value: Input }
    readonly jsonSchema: {
      readonly input: () => Record<string, unknown>
      readonly output: () => Record<string, unknown>
    }
  }
}

/** A tool of the AI SDK. */
export interface AiSdkTool {
  readonly description: string
  readonly inputSchema: InputSchema
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

const standardSchema = (schema: JsonSchema): InputSchema => {
  const copy = () => structuredClone(schema) as Record<string, unknown>
  return {
    '~standard': {
      version: 1,
      vendor: 'molt-sdk',
      validate: (value) => ({ value: value as Input }),
      jsonSchema: { input: copy, output: copy },
    },
  }
}
