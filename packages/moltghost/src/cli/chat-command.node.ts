import type { ChatMessage } from '@molt-sdk/contracts/moltghost/types'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { ChatOptions } from '../chat/chat-options.ts'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './command-context.node.ts'
import { collectValues, parsePositiveInteger, parseTemperature } from './flags.node.ts'
import { runInteractiveChat } from './interactive-chat.node.ts'
import { printReply } from './print-reply.node.ts'
import { readStdin } from './stdin.node.ts'
import { UsageError } from './usage-error.node.ts'

interface Flags {
  readonly system?: string
  readonly model?: string
  readonly temperature?: number
  readonly maxTokens?: number
  readonly tool?: readonly string[]
  readonly timeoutSeconds?: number
  readonly apiKeyStdin?: boolean
}

const examples = `
Examples:
  moltghost chat                                  start a conversation
  moltghost chat "What are my top 3 customers?"   print one reply to stdout
  moltghost chat < question.txt                   read the question from stdin
  git diff | moltghost chat "Review this:" -      "-" is replaced by stdin
  moltghost chat --json "Hello"                   print one JSON event per line

In a conversation, Ctrl-C stops a reply. Ctrl-D, or a second Ctrl-C, exits.`

/** Adds `moltghost chat`. */
export const addChatCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('chat')
    .summary('chat with an agent')
    .description(
      'Chats with an agent. Without a message, it starts a conversation in a terminal and reads stdin in a script.',
    )
    .argument('[message...]', 'message to send; "-" is replaced by stdin')
    .option('--system <text>', 'system message')
    .option('--model <id>', 'model to use')
    .addOption(
      new Option(
        '--api <format>',
        "endpoint that the agent supports: its own, or OpenAI's, which needs --model",
      ).choices(['moltghost', 'openai']),
    )
    .option('--temperature <number>', 'sampling temperature, from 0 to 2', parseTemperature)
    .option('--max-tokens <count>', 'maximum length of the reply, in tokens', parsePositiveInteger)
    .option('--tool <name>', 'skill that the agent may use; can be repeated', collectValues)
    .option(
      '--timeout-seconds <count>',
      'time limit of the agent, in seconds',
      parsePositiveInteger,
    )
  addAgentOptions(command).addHelpText('after', examples)
  command.action(async (messageParts: readonly string[], flags: Flags) => {
    const isConversation = messageParts.length === 0 && process.stdin.isTTY
    const takesStdin = !isConversation && (messageParts.length === 0 || messageParts.includes('-'))
    if (takesStdin && flags.apiKeyStdin) {
      throw new UsageError('--api-key-stdin reads stdin, so pass the message as an argument.')
    }
    const agent = await createAgentClient(command, context)
    const options = optionsOf(flags)
    const start: ChatMessage[] =
      flags.system === undefined ? [] : [{ role: 'system', content: flags.system }]
    if (isConversation) return runInteractiveChat(agent, start, options, context)
    const { terminal, signal } = context
    const stdinText = takesStdin ? await readStdin('The message', signal) : ''
    const question: ChatMessage = { role: 'user', content: insertStdin(messageParts, stdinText) }
    await printReply(agent, [...start, question], { ...options, signal }, terminal)
  })
}

const optionsOf = (flags: Flags): ChatOptions => ({
  model: flags.model,
  temperature: flags.temperature,
  max_tokens: flags.maxTokens,
  tools: flags.tool,
  timeout_seconds: flags.timeoutSeconds,
})

/** Joins the arguments, and inserts stdin in the place of "-" as a separate paragraph. */
const insertStdin = (messageParts: readonly string[], stdinText: string): string => {
  const index = messageParts.indexOf('-')
  if (index < 0) return messageParts.join(' ') || stdinText
  const paragraphs = [
    messageParts.slice(0, index).join(' '),
    stdinText,
    messageParts.slice(index + 1).join(' '),
  ]
  return paragraphs.filter(Boolean).join('\n\n')
}
