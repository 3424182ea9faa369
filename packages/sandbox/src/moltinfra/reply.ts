import type { Message, NewMessage } from '@molt-sdk/contracts/moltinfra/types'
import { echoReply, splitTokens } from '../kit/echo-reply.ts'
import { iso } from '../runtime/clock.ts'
import type { StoredAgent } from './agent.ts'

/** Counts the message in its conversation, and returns its number there. Conversations differ by user and room. */
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
  /** Milliseconds per token. */
  readonly msPerToken: number
}

/** Builds the complete reply to a message. `responseTime` is computed from the delay per token. */
export const buildReply = ({
  messageId,
  agent,
  message,
  messageNumber,
  now,
  msPerToken,
}: ReplyInput): Message => {
  const response = echoReply(agent.config.name, message.text, messageNumber)
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
