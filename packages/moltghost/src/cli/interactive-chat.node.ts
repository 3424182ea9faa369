import type { Interface } from 'node:readline'
import { createInterface } from 'node:readline'
import type { ChatMessage } from '@molt-sdk/contracts/moltghost/types'
import type { ChatOptions } from '../chat/chat-options.ts'
import type { MoltGhostAgent } from '../client.ts'
import type { CommandContext } from './command-context.node.ts'
import { printReply } from './print-reply.node.ts'

/** Runs a conversation in a terminal until the user exits. */
export const runInteractiveChat = async (
  agent: MoltGhostAgent,
  start: readonly ChatMessage[],
  options: ChatOptions,
  context: CommandContext,
): Promise<void> => {
  const { terminal, interrupts, signal } = context
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  let isOpen = true
  lines.once('close', () => {
    isOpen = false
  })
  // In raw mode, readline reports Ctrl-C itself and the process receives no SIGINT.
  lines.on('SIGINT', () => interrupts.interrupt())
  signal.addEventListener('abort', () => lines.close(), { once: true })

  terminal.printNotice(`${agent.baseUrl}: Ctrl-C stops a reply, Ctrl-D exits.`)
  let messages = start
  lines.prompt()
  for await (const line of lines) {
    if (line.trim()) {
      setRawInput(lines, false)
      messages = await sendLine(agent, messages, line, options, context)
      setRawInput(lines, true)
    }
    if (isOpen) lines.prompt()
  }
  const { replies, total_tokens } = agent.usage
  terminal.printNotice(
    `\n${replies} ${replies === 1 ? 'reply' : 'replies'}, ${total_tokens} tokens.`,
  )
}

/** Sends a line and returns the new conversation. A line without a full reply is not added to it. */
const sendLine = async (
  agent: MoltGhostAgent,
  previous: readonly ChatMessage[],
  content: string,
  options: ChatOptions,
  { terminal, interrupts }: CommandContext,
): Promise<readonly ChatMessage[]> => {
  const messages: readonly ChatMessage[] = [...previous, { role: 'user', content }]
  return interrupts.run(async (signal) => {
    try {
      const { text } = await printReply(agent, messages, { ...options, signal }, terminal)
      return [...messages, { role: 'assistant', content: text }]
    } catch (error) {
      if (signal.aborted)
        terminal.printNotice('Stopped. The question was removed from the conversation.')
      else terminal.printError(error)
      return previous
    }
  })
}

/** Raw mode while a line is typed. During a reply it is off, so that Ctrl-C sends SIGINT. */
const setRawInput = (lines: Interface, isRaw: boolean): void => {
  if (!isRaw) lines.pause()
  if (lines.terminal) process.stdin.setRawMode(isRaw)
}
