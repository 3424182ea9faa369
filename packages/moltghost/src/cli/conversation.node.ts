import type { Interface } from 'node:readline'
import { createInterface } from 'node:readline'
import type { ChatMessage } from '@molt-sdk/contracts/moltghost'
import type { ChatOptions } from '../chat/chat-options.ts'
import type { MoltGhostAgent } from '../client.ts'
import type { Context } from './context.node.ts'
import { speak } from './speak.node.ts'

/** Talks with an agent at a terminal until whoever types has had enough. */
export const converse = async (
  agent: MoltGhostAgent,
  start: readonly ChatMessage[],
  options: ChatOptions,
  context: Context,
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

  terminal.note(`${agent.baseUrl}: Ctrl-C stops an answer, Ctrl-D leaves.`)
  let messages = start
  lines.prompt()
  for await (const line of lines) {
    if (line.trim()) {
      setKeys(lines, false)
      messages = await turn(agent, messages, line, options, context)
      setKeys(lines, true)
    }
    if (isOpen) lines.prompt()
  }
  const { replies, total_tokens } = agent.usage
  terminal.note(`\n${replies} ${replies === 1 ? 'answer' : 'answers'}, ${total_tokens} tokens.`)
}

/** Asks, and gives the conversation as it is then. One that was not answered is forgotten. */
const turn = async (
  agent: MoltGhostAgent,
  before: readonly ChatMessage[],
  content: string,
  options: ChatOptions,
  { terminal, interrupts }: Context,
): Promise<readonly ChatMessage[]> => {
  const messages: readonly ChatMessage[] = [...before, { role: 'user', content }]
  return interrupts.during(async (signal) => {
    try {
      const { text } = await speak(agent, messages, { ...options, signal }, terminal)
      return [...messages, { role: 'assistant', content: text }]
    } catch (error) {
      if (signal.aborted) terminal.note('Stopped. What was asked is forgotten.')
      else terminal.fail(error)
      return before
    }
  })
}

/** Keys are read one by one while a line is typed; during an answer the terminal handles Ctrl-C. */
const setKeys = (lines: Interface, areRead: boolean): void => {
  if (!areRead) lines.pause()
  if (lines.terminal) process.stdin.setRawMode(areRead)
}
