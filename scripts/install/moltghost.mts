// Compiled only, in clean projects, as ESM and as CommonJS: a user's code, and code that must not
// compile.
import { isMoltError, MoltGhostAgent } from '@moltghost/sdk'

export const agent = new MoltGhostAgent({ agentId: 'abc123', apiKey: 'key' })

export async function talk(): Promise<number | undefined> {
  const response = await agent.chat('Hello!', { stream: true, onChunk: (text) => text.length })

  await using socket = await agent.connect()
  const stream = socket.stream([{ role: 'user', content: 'Hello!' }], { temperature: 0.7 })
  for await (const event of stream) if (event.type === 'done') event.reply.text.length
  await stream.final().catch((error) => isMoltError(error) && error.partialText?.length)
  return response.usage.total_tokens
}

// @ts-expect-error a message requires a role
agent.chat([{ content: 'Hello!' }])
