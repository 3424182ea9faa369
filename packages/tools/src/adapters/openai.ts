import type { Tool } from '../tool.ts'

/** A tool of OpenAI's Chat Completions API, for `create` and for `runTools`. */
export interface OpenAIChatTool {
  /** Kind of the tool. */
  readonly type: 'function'
  /** The definition, and the function that `runTools` calls. */
  readonly function: {
    readonly name: string
    readonly description: string
    readonly parameters: Record<string, unknown>
    readonly parse: (input: string) => object
    readonly function: (
      input: object,
      runner?: { readonly controller: { readonly signal: AbortSignal } },
    ) => Promise<string>
  }
}

/** A tool of OpenAI's Responses API. */
export interface OpenAIResponsesTool {
  /** Kind of the tool. */
  readonly type: 'function'
  /** Name of the tool. */
  readonly name: string
  /** One sentence for the model. */
  readonly description: string
  /** JSON Schema of the input. */
  readonly parameters: Record<string, unknown>
  /** Off: a strict schema makes every input required. */
  readonly strict: false
}

/** The output of a tool, to send with the next request. */
export interface OpenAIResponsesOutput {
  /** Kind of the item. */
  readonly type: 'function_call_output'
  /** Id of the call. */
  readonly call_id: string
  /** What the model reads. */
  readonly output: string
}

/** Tools of OpenAI's Responses API, with a function that runs what the model calls. */
export interface OpenAIResponsesTools {
  /** For `tools` of `responses.create`. */
  readonly tools: OpenAIResponsesTool[]
  /** Runs all tool calls in the output of a response side by side. Empty if it has none. */
  run(
    output: readonly { readonly type: string }[],
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<OpenAIResponsesOutput[]>
}

/**
 * Converts tools for `chat.completions.runTools` of the `openai` package. Aborting the runner aborts the
 * running call.
 *
 * @example openai.chat.completions.runTools({ model, messages, tools: toOpenAI(tools) })
 */
export const toOpenAI = (tools: readonly Tool[]): OpenAIChatTool[] =>
  tools.map((tool) => ({
    type: 'function',
    function: {
      name: tool.name,
      description: tool.description,
      parameters: { ...tool.inputSchema },
      parse: (input) => parseOrKeep(input) as object,
      // An error would end the whole run, so the model gets its text.
      function: async (input, runner) =>
        (await tool.execute(input, { signal: runner?.controller.signal })).text,
    },
  }))

/**
 * Converts tools for `responses.create` of the `openai` package.
 *
 * @example
 * const { tools: definitions, run } = toOpenAIResponses(tools)
 * const response = await openai.responses.create({ model, input, tools: definitions })
 * const outputs = await run(response.output)
 */
export const toOpenAIResponses = (tools: readonly Tool[]): OpenAIResponsesTools => ({
  tools: tools.map(({ name, description, inputSchema }) => ({
    type: 'function',
    name,
    description,
    parameters: { ...inputSchema },
    strict: false,
  })),
  run: (output, { signal } = {}) =>
    Promise.all(
      output.filter(isFunctionCall).map(async ({ call_id, name, arguments: input }) => {
        const tool = tools.find((one) => one.name === name)
        const text = tool
          ? (await tool.execute(parseOrKeep(input), { signal })).text
          : `There is no tool ${name}.`
        return { type: 'function_call_output', call_id, output: text }
      }),
    ),
})

interface FunctionCall {
  readonly type: 'function_call'
  readonly call_id: string
  readonly name: string
  readonly arguments: string
}

const isFunctionCall = (item: { readonly type: string }): item is FunctionCall =>
  item.type === 'function_call'

/** Models write an empty string for no input. */
const parseInput = (input: string): object => JSON.parse(input || '{}')

/** What does not parse is reported to the model by the tool, which expects an object. */
const parseOrKeep = (input: string): unknown => {
  try {
    return parseInput(input)
  } catch {
    return input
  }
}
