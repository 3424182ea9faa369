import type { Message, NewMessage } from '@molt-sdk/contracts/moltinfra/types'
import type { StoredAgent } from './agent.ts'
import { iso } from './agent.ts'

const maxQuoteLength = 200

/** What the sandbox's agents say: who they are, how far the conversation is, what they heard. */
const replyText = (name: string, text: string, messageNumber: number): string => {
  const heard = text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}…` : text
  return messageNumber === 1
    ? `Hello, this is ${name}. You said: "${heard}"`
    : `${name} again. In message ${messageNumber} of our conversation you said: "${heard}"`
}

/** Splits a text so that its parts, joined, give it back. */
export const splitTokens = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? []

/** Counts the message in the agent's memory, which it keeps by user and room. */
export const countMessage = (agent: StoredAgent, { userId, roomId }: NewMessage): number => {
  const conversation = JSON.stringify([userId, roomId])
  const messageNumber = (agent.conversations.get(conversation) ?? 0) + 1
  agent.conversations.set(conversation, messageNumber)
  return messageNumber
}

interface ReplyInput {
  readonly messageId: string
  readonly agent: StoredAgent
  readonly message: NewMessage
  readonly messageNumber: number
  readonly now: number
  /** Milliseconds a token. */
  readonly msPerToken: number
}

/** The whole answer to a message. Times in it follow from the pace, not from a stopwatch. */
export const buildReply = ({
  messageId,
  agent,
  message,
  messageNumber,
  now,
  msPerToken,
}: ReplyInput): Message => {
  const response = replyText(agent.config.name, message.text, messageNumber)
  const replyTokens = splitTokens(response).length
  const { userId, roomId } = message
  return {
    messageId,
    response,
    agentId: agent.id,
    ...(userId !== undefined && { userId }),
    ...(roomId !== undefined && { roomId }),
    timestamp: iso(now),
    metadata: {
      tokensUsed: splitTokens(message.text).length + replyTokens,
      responseTime: Math.round(replyTokens * msPerToken) / 1000,
      model: agent.config.model ?? 'sandbox-echo',
    },
  }
}
