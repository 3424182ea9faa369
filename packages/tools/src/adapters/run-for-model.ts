import type { Tool } from '../tool.ts'

/**
 * Runs a tool and returns the text that the model reads.
 *
 * @throws Error with the text if the call failed, which libraries pass on to the model as an error.
 */
export const runForModel = async (
  tool: Tool,
  input: unknown,
  signal: AbortSignal | null | undefined,
): Promise<string> => {
  const { text, isError } = await tool.execute(input, { signal: signal ?? undefined })
  if (isError) throw new Error(text)
  return text
}
