import { echoReply } from '../kit/echo-reply.ts'

/** One message of a conversation, as text. */
export interface MoltGhostReplyMessage {
  readonly role: string
  readonly content: string
}

/** Context of a reply, in addition to the conversation. */
export interface MoltGhostReplyContext {
  readonly agent: { readonly id: string; readonly name: string }
  readonly model: string
  /** Names of the skills that the request allows. */
  readonly skills: readonly string[]
  /** Aborted when the caller no longer waits for the reply. */
  readonly signal: AbortSignal
}

/** A complete reply, or its tokens one by one. */
export type ReplyText = string | AsyncIterable<string>

/** Returns the reply to a conversation. */
export type MoltGhostReply = (
  messages: readonly MoltGhostReplyMessage[],
  context: MoltGhostReplyContext,
) => ReplyText | Promise<ReplyText>

/** Replies with the agent's name and a quote of the last user message. */
export const defaultReply: MoltGhostReply = (messages, { agent }) => {
  const userMessages = messages.filter(({ role }) => role === 'user')
  return echoReply(agent.name, userMessages.at(-1)?.content ?? '', userMessages.length)
}
