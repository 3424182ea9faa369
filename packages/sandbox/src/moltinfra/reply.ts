import type { Message, NewMessage } from '@molt-sdk/contracts/moltinfra'
import type { StoredAgent } from './agent.ts'
import { iso } from './agent.ts'

const longestQuote = 200

/** What the sandbox's agents say: who they are, how far the conversation is, what they heard. */
const replyText = (name: string, text: string, turn: number): string => {
  const heard = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  return turn === 1
    ? `Hello, this is ${name}. You said: "${heard}"`
    : `${name} again. In message ${turn} of our conversation you said: "${heard}"`
}

/** Splits a text so that its parts, joined, give it back. */
export const tokensOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? []

/** Counts the message in the agent's memory, which it keeps by user and room. */
export const remember = (agent: StoredAgent, { userId, roomId }: NewMessage): number => {
  const conversation = JSON.stringify([userId, roomId])
  const turn = (agent.conversations.get(conversation) ?? 0) + 1
  agent.conversations.set(conversation, turn)
  return turn
}

interface Spoken {
  readonly messageId: string
  readonly agent: StoredAgent
  readonly message: NewMessage
  readonly turn: number
  readonly now: number
  /** Milliseconds a token. */
  readonly pace: number
}

/** The whole answer to a message. Times in it follow from the pace, not from a stopwatch. */
export const replyTo = ({ messageId, agent, message, turn, now, pace }: Spoken): Message => {
  const response = replyText(agent.config.name, message.text, turn)
  const spoken = tokensOf(response).length
  const { userId, roomId } = message
  return {
    messageId,
    response,
    agentId: agent.id,
    ...(userId !== undefined && { userId }),
    ...(roomId !== undefined && { roomId }),
    timestamp: iso(now),
    metadata: {
      tokensUsed: tokensOf(message.text).length + spoken,
      responseTime: Math.round(spoken * pace) / 1000,
      model: agent.config.model ?? 'sandbox-echo',
    },
  }
}
