import type { Transport } from '@modelcontextprotocol/client'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

/** The revisions of the protocol that the server supports, as a client asks for them. */
export const revisions = [
  ['2026-07-28', { pin: '2026-07-28' }],
  ['2025-11-25', 'legacy'],
] as const

export type Mode = (typeof revisions)[number][1]

/** What the user of a client replies when asked for approval. */
export type Reply = (
  message: string,
) => Promise<{ action: 'accept' | 'decline'; approve?: boolean }>

/** Connects a client. Without a reply it cannot ask its user. */
export const connect = async (transport: Transport, mode: Mode, reply?: Reply): Promise<Client> => {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    {
      capabilities: reply ? { elicitation: {} } : {},
      versionNegotiation: { mode },
    },
  )
  if (reply) {
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      const { action, approve } = await reply(params.message)
      return { action, ...(approve !== undefined && { content: { approve } }) }
    })
  }
  await client.connect(transport)
  return client
}

/** Starts a server, and connects a client over its stdin and stdout. */
export const connectStdio = async (
  [command, ...args]: readonly [string, ...string[]],
  { env, reply }: { readonly env: Readonly<Record<string, string>>; readonly reply?: Reply },
): Promise<{ readonly client: Client; readonly pid: number }> => {
  const transport = new StdioClientTransport({ command, args, env: { ...env }, stderr: 'pipe' })
  const client = await connect(transport, { pin: '2026-07-28' }, reply)
  return { client, pid: transport.pid ?? 0 }
}

/** The text of a result. */
export const textOf = ({ content }: { readonly content: readonly unknown[] }): string => {
  const [block] = content as readonly { readonly text?: string }[]
  return block?.text ?? ''
}
