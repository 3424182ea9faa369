import { createSandbox } from '@molt-sdk/sandbox'
import type { MoltifyOptions } from '@moltify/sdk'
import { Moltify } from '@moltify/sdk'
import type { ExecuteOptions, Tool, ToolResult } from '../src/tool.ts'

export const sandbox = createSandbox()

/** The client of the sandbox's buyer. */
export const createClient = (options: MoltifyOptions = {}): Moltify => {
  const { apiKey, baseUrl } = sandbox.moltify
  return new Moltify({ apiKey, baseUrl, fetch: sandbox.fetch, logger: {}, ...options })
}

/** Returns a function that calls a tool by its operation. */
export const caller =
  (tools: readonly Tool[]) =>
  (operation: string, input: unknown = {}, options?: ExecuteOptions): Promise<ToolResult> =>
    toolOf(tools, operation).execute(input, options)

export const toolOf = (tools: readonly Tool[], operation: string): Tool => {
  const found = tools.find((tool) => tool.operation === operation)
  if (!found) throw new Error(`There is no tool ${operation}.`)
  return found
}

/** The input of a task for the sandbox's first agent. */
export const newTask = (agreedPrice = 2500) => ({
  agentId: sandbox.moltify.agents.list()[0]?.id ?? '',
  title: 'Review of a lease',
  description: 'Find the clauses that put the tenant at a disadvantage.',
  agreedPrice,
})
