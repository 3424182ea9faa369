import type {
  CallToolResult,
  ClientCapabilities,
  McpServer,
  ServerContext,
} from '@modelcontextprotocol/server'
import { CLIENT_CAPABILITIES_META_KEY } from '@modelcontextprotocol/server'
import { standardSchema } from '../definition/standard-schema.ts'
import type { ExecuteOptions, Tool } from '../tool.ts'
import type { Approval } from './approval.ts'
import { ApprovalNeeded } from './approval.ts'

/** Adds a tool to a server. */
export const registerTool = (
  server: McpServer,
  tool: Tool,
  approval: Approval | undefined,
  log: (line: string) => void,
): void => {
  server.registerTool(
    tool.name,
    {
      title: tool.title,
      description: tool.description,
      inputSchema: standardSchema(tool.inputSchema),
      outputSchema: standardSchema(tool.outputSchema),
      annotations: hints(tool),
      _meta: { 'molt-sdk/source': tool.source },
    },
    async (input, context) => {
      const started = performance.now()
      const done = (outcome: string): void => {
        log(`${tool.name} ${outcome} ${Math.round(performance.now() - started)} ms`)
      }
      try {
        const result = await tool.execute(input, settings(server, context, approval))
        done(result.isError ? 'failed' : 'ok')
        return toResult(result)
      } catch (error) {
        done(error instanceof ApprovalNeeded ? 'needs approval' : 'aborted')
        if (error instanceof ApprovalNeeded) return error.result
        throw error
      }
    },
  )
}

const hints = ({ effect }: Tool) => ({
  readOnlyHint: effect === 'read',
  destructiveHint: effect === 'delete' || effect === 'transition' || effect === 'replace',
  idempotentHint: effect === 'read' || effect === 'replace' || effect === 'delete',
  openWorldHint: true,
})

const settings = (
  server: McpServer,
  context: ServerContext,
  approval: Approval | undefined,
): ExecuteOptions => {
  const { signal } = context.mcpReq
  // The newest revision declares them with each request, earlier ones when the client connects.
  const capabilities = declaredIn(context.mcpReq.envelope) ?? server.server.getClientCapabilities()
  const canAsk = capabilities?.elicitation !== undefined
  return {
    signal,
    onProgress: progress(context),
    ...(approval && { approve: approval.forRequest(context, canAsk) }),
  }
}

const declaredIn = (envelope: object | undefined): ClientCapabilities | undefined =>
  (envelope as { readonly [CLIENT_CAPABILITIES_META_KEY]?: ClientCapabilities } | undefined)?.[
    CLIENT_CAPABILITIES_META_KEY
  ]

const progress = ({ mcpReq }: ServerContext): ((message: string) => void) | undefined => {
  const progressToken = mcpReq._meta?.progressToken
  if (progressToken === undefined) return undefined
  let count = 0
  return (message) => {
    const params = { progressToken, progress: ++count, message }
    // The client may have closed the connection. The call goes on.
    mcpReq.notify({ method: 'notifications/progress', params }).catch(() => undefined)
  }
}

const toResult = ({
  text,
  data,
  isError,
}: Awaited<ReturnType<Tool['execute']>>): CallToolResult => ({
  content: [{ type: 'text', text }],
  ...(data && { structuredContent: { ...data } }),
  ...(isError && { isError }),
})
