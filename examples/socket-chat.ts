import type { ChatMessage } from '@moltghost/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { openMoltGhost } from './lib/open-moltghost.ts'

// A conversation over one WebSocket:
//
//   npx node examples/socket-chat.ts "Who are you?" "What did I just ask?"

await using target = await openMoltGhost()
const agent = new MoltGhostAgent(target)
await using socket = await agent.connect()

/** Prints the connection states until the socket is closed. */
const watch = async (): Promise<void> => {
  for await (const state of socket.connectionStates()) console.log(`[${state}]`)
}
const watched = watch()

const [first = 'Who are you?', ...others] = process.argv.slice(2)
const questions = [first, ...(others.length ? others : ['What did I just ask?'])]

// Each message includes the previous ones: the reference does not say that agents remember them.
const messages: ChatMessage[] = []
for (const content of questions) {
  messages.push({ role: 'user', content })
  console.log(`> ${content}`)
  const stream = socket.stream(messages)
  for await (const text of stream.text()) process.stdout.write(text)
  console.log()
  const reply = await stream.final()
  messages.push({ role: 'assistant', content: reply.text })
}

await socket.close()
await watched
console.log(`${agent.usage.total_tokens} tokens in ${agent.usage.replies} replies`)
