// Only compiled, in a clean project: what a user of the client writes, and what must not compile.
import { isMoltError, MoltGhostAgent } from '@moltghost/sdk'

const agent = new MoltGhostAgent({ agentId: 'abc123', apiKey: 'key' })
const response = await agent.chat('Hello!', { stream: true, onChunk: (text) => text.length })
export const tokens: number | undefined = response.usage.total_tokens

await using socket = await agent.connect()
const stream = socket.stream([{ role: 'user', content: 'Hello!' }], { temperature: 0.7 })
for await (const event of stream) if (event.type === 'done') event.reply.text.length
await stream.final().catch((error) => isMoltError(error) && error.partialText?.length)

// @ts-expect-error a message has a role
agent.chat([{ content: 'Hello!' }])
