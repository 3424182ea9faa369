import type { ChatMessage } from '@molt-sdk/contracts/moltghost/types'
import type { ChatOptions } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import type { MoltGhostAgent } from '../client.ts'
import type { Terminal } from './terminal.node.ts'

/** Sends a conversation and prints the reply while it is streamed. */
export const printReply = async (
  agent: MoltGhostAgent,
  messages: readonly ChatMessage[],
  options: ChatOptions,
  terminal: Terminal,
): Promise<ChatReply> => {
  const stream = agent.stream(messages, options)
  let last = ''
  try {
    for await (const event of stream) {
      if (terminal.json) terminal.printJson(event)
      else if (event.type === 'text') {
        last = event.text
        terminal.write(last)
      }
    }
  } finally {
    if (last && !last.endsWith('\n')) terminal.write('\n')
  }
  const reply = await stream.final()
  if (reply.finishReason === 'length')
    terminal.printNotice('The reply was truncated at the token limit. Raise --max-tokens.')
  return reply
}
