import type { McpServer } from '@modelcontextprotocol/server'
import { ResourceTemplate } from '@modelcontextprotocol/server'
import type { Tool } from '../tool.ts'

/** Adds what the platforms are known to do, and what can be read by its id, such as a task. */
export const registerResources = (server: McpServer, tools: readonly Tool[]): void => {
  for (const platform of platformsOf(tools)) {
    server.registerResource(
      `${platform}-notes`,
      `molt://${platform}/notes`,
      {
        title: `What is assumed about ${platform}`,
        description:
          'Which tools are documented by the platform, and which are inferred or assumed.',
        mimeType: 'text/markdown',
      },
      async (uri) => ({
        contents: [{ uri: uri.href, mimeType: 'text/markdown', text: notes(platform, tools) }],
      }),
    )
  }
  for (const tool of tools) registerTemplate(server, tool)
}

/** Of `tasks.get`, which has one input, `molt://moltify/tasks/{taskId}`. */
const registerTemplate = (server: McpServer, tool: Tool): void => {
  const [input, ...others] = tool.inputSchema.required ?? []
  const isGet = tool.operation.endsWith('.get') && tool.effect === 'read'
  if (!isGet || input === undefined || others.length) return
  const path = tool.operation.split('.').slice(0, -1).join('/')
  server.registerResource(
    tool.name,
    new ResourceTemplate(`molt://${platformOf(tool)}/${path}/{${input}}`, { list: undefined }),
    { title: tool.title, description: tool.description, mimeType: 'application/json' },
    async (uri, variables, { mcpReq }) => {
      const id = decodeURIComponent(String(variables[input]))
      const { text, isError } = await tool.execute({ [input]: id }, { signal: mcpReq.signal })
      if (isError) throw new Error(text)
      return { contents: [{ uri: uri.href, mimeType: 'application/json', text }] }
    },
  )
}

const platformOf = ({ name }: Tool): string => name.slice(0, name.indexOf('_'))

export const platformsOf = (tools: readonly Tool[]): string[] => [...new Set(tools.map(platformOf))]

const meanings = {
  reference: "stated in the platform's reference",
  inferred: "concluded from related documents, not from the platform's reference",
  assumed: 'not documented; a choice of this project until the platform documents it',
}

const notes = (platform: string, tools: readonly Tool[]): string => {
  const own = tools.filter((tool) => platformOf(tool) === platform)
  const sections = Object.entries(meanings).map(([source, meaning]) => {
    const names = own.filter((tool) => tool.source === source).map(({ name }) => `- ${name}`)
    return `## ${source}: ${meaning}\n\n${names.join('\n') || 'None.'}\n`
  })
  return `# ${platform}\n\nWhere the statement comes from that the platform has what each tool calls. Amounts are US cents.\n\n${sections.join('\n')}`
}
