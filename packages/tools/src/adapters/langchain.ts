import type { Tool } from '../tool.ts'
import { runForModel } from './run-for-model.ts'

/** The function `tool` of `@langchain/core/tools`, as far as it is used here. */
export type CreateLangChainTool<Created> = (
  run: (input: unknown, config?: { readonly signal?: AbortSignal | undefined }) => Promise<string>,
  fields: {
    verboseParsingErrors: true
    name: string
    description: string
    schema: { type: 'object'; properties: Record<string, object>; required: string[] }
  },
) => Created

/**
 * Converts tools for LangChain. It needs LangChain's own function, because its tools are classes.
 *
 * @example
 * // tool is from '@langchain/core/tools'
 * const model = chatModel.bindTools(toLangChain(tools, tool))
 */
export const toLangChain = <Created>(
  tools: readonly Tool[],
  createTool: CreateLangChainTool<Created>,
): Created[] =>
  tools.map((tool) =>
    createTool((input, config) => runForModel(tool, input, config?.signal), {
      // LangChain checks the input itself, and otherwise does not say what is wrong.
      verboseParsingErrors: true,
      name: tool.name,
      description: tool.description,
      schema: {
        ...tool.inputSchema,
        type: 'object',
        properties: { ...tool.inputSchema.properties },
        required: [...(tool.inputSchema.required ?? [])],
      },
    }),
  )
