import type { ChatMessage } from '@molt-sdk/contracts/moltghost'
import type { Command } from 'commander'
import type { ChatOptions } from '../chat/chat-options.ts'
import { addAgentOptions, createAgentClient } from './agent-options.node.ts'
import type { CommandContext } from './context.node.ts'
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
  moltghost chat                                  a conversation
  moltghost chat "What are my top 3 customers?"   one answer, to stdout
  moltghost chat < question.txt                   the same, the question piped in
  git diff | moltghost chat "Review this:" -      "-" stands for what is piped in
  moltghost chat --json "Hello"                   one JSON event a line

In a conversation, Ctrl-C stops an answer; Ctrl-D, or Ctrl-C once more, leaves.`

/** Adds `moltghost chat`. */
export const addChatCommand = (program: Command, context: CommandContext): void => {
  const command = program
    .command('chat')
    .summary('talk with an agent')
    .description('Talks with an agent: a conversation at a terminal, one answer in a script.')
    .argument('[message...]', 'what to ask; "-" stands for what is piped in')
    .option('--system <text>', 'what the agent is told before anything else')
    .option('--model <id>', 'model that is to answer')
    .option('--temperature <number>', 'how freely to answer, from 0 to 2', parseTemperature)
    .option('--max-tokens <count>', 'longest answer, in tokens', parsePositiveInteger)
    .option('--tool <name>', 'skill that the agent may use; repeat it for more', collectValues)
    .option('--timeout-seconds <count>', 'how long the agent may take', parsePositiveInteger)
  addAgentOptions(command).addHelpText('after', examples)
  command.action(async (messageParts: readonly string[], flags: Flags) => {
    const isConversation = messageParts.length === 0 && process.stdin.isTTY
    const takesStdin = !isConversation && (messageParts.length === 0 || messageParts.includes('-'))
    if (takesStdin && flags.apiKeyStdin) {
      throw new UsageError('Stdin holds the API key, so the message must be an argument.')
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

/** The words as one text, with what was piped in where they say, in paragraphs of its own. */
const insertStdin = (messageParts: readonly string[], stdinText: string): string => {
  const at = messageParts.indexOf('-')
  if (at < 0) return messageParts.join(' ') || stdinText
  const around = [
    messageParts.slice(0, at).join(' '),
    stdinText,
    messageParts.slice(at + 1).join(' '),
  ]
  return around.filter(Boolean).join('\n\n')
}
