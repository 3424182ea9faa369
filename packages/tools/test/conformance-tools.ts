import type { Tool, ToolResult } from '../src/tool.ts'

type Fields = Pick<Tool, 'name' | 'effect' | 'execute'>

const tool = ({ name, effect, execute }: Fields): Tool => ({
  name,
  effect,
  execute,
  operation: name,
  title: name,
  description: `The tool ${name} of the official conformance suite.`,
  inputSchema: { type: 'object', properties: { message: { type: 'string' } } },
  outputSchema: { type: 'object' },
  source: 'assumed',
  preview: async () => ({ method: 'POST', url: 'https://example.com' }),
})

const result = (text: string): ToolResult => ({ text, data: { text }, isError: false })

/** The tools of the official suite's example server that return what our tools can return. */
export const conformanceTools: readonly Tool[] = [
  tool({ name: 'test_simple_text', effect: 'read', execute: async () => result('A text.') }),
  tool({
    name: 'test_error_handling',
    effect: 'read',
    execute: async () => ({ text: 'The call failed.', isError: true }),
  }),
  tool({
    name: 'test_tool_with_progress',
    effect: 'read',
    async execute(_, { onProgress } = {}) {
      for (const step of ['one', 'two', 'three']) onProgress?.(step)
      return result('Three steps.')
    },
  }),
  tool({
    name: 'test_elicitation',
    effect: 'create',
    async execute(input, { approve } = {}) {
      const request = { tool: 'test_elicitation', input: Object(input), effect: 'create' } as const
      return result(`Approved: ${await approve?.(request)}`)
    },
  }),
]
