import type { Interface } from 'node:readline'
import { createInterface } from 'node:readline'
import type { ChatMessage } from '@molt-sdk/contracts/moltghost'
import type { ChatOptions } from '../chat/chat-options.ts'
import type { MoltGhostAgent } from '../client.ts'
import type { CommandContext } from './context.node.ts'
import { printReply } from './print-reply.node.ts'

/** Talks with an agent at a terminal until whoever types has had enough. */
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
  // While a line is typed, Ctrl-C is a key like others.
  lines.on('SIGINT', () => interrupts.interrupt())
  signal.addEventListener('abort', () => lines.close(), { once: true })

  terminal.printNotice(`${agent.baseUrl}: Ctrl-C stops an answer, Ctrl-D leaves.`)
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
    `\n${replies} ${replies === 1 ? 'answer' : 'answers'}, ${total_tokens} tokens.`,
  )
}

/** Asks, and gives the conversation as it is then. One that was not answered is forgotten. */
const sendLine = async (
  agent: MoltGhostAgent,
  before: readonly ChatMessage[],
  content: string,
  options: ChatOptions,
  { terminal, interrupts }: CommandContext,
): Promise<readonly ChatMessage[]> => {
  const messages: readonly ChatMessage[] = [...before, { role: 'user', content }]
  return interrupts.run(async (signal) => {
    try {
      const { text } = await printReply(agent, messages, { ...options, signal }, terminal)
      return [...messages, { role: 'assistant', content: text }]
    } catch (error) {
      if (signal.aborted) terminal.printNotice('Stopped. What was asked is forgotten.')
      else terminal.printError(error)
      return before
    }
  })
}

/** Keys are read one by one while a line is typed; during an answer the terminal handles Ctrl-C. */
const setRawInput = (lines: Interface, areRead: boolean): void => {
  if (!areRead) lines.pause()
  if (lines.terminal) process.stdin.setRawMode(areRead)
}
