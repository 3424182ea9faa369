/** One message of a conversation, as text. */
export interface ReplyMessage {
  readonly role: string
  readonly content: string
}

/** What a reply may depend on beside the conversation. */
export interface ReplyContext {
  readonly agent: { readonly id: string; readonly name: string }
  readonly model: string
  /** Names of the skills that may be used. */
  readonly skills: readonly string[]
  /** Aborted when nobody waits for the reply any more. */
  readonly signal: AbortSignal
}

/** A whole reply, or its tokens one by one. */
export type ReplyText = string | AsyncIterable<string>

/** Makes the reply to a conversation. */
export type Reply = (
  messages: readonly ReplyMessage[],
  context: ReplyContext,
) => ReplyText | Promise<ReplyText>

const longestQuote = 200

/** What the sandbox's agents say unless told otherwise: who they are and what they heard. */
export const echoReply: Reply = (messages, { agent }) => {
  const heard = messages.filter(({ role }) => role === 'user')
  const text = heard.at(-1)?.content ?? ''
  const quote = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  return heard.length < 2
    ? `Hello, this is ${agent.name}. You said: "${quote}"`
    : `${agent.name} again. In message ${heard.length} of our conversation you said: "${quote}"`
}

/** Splits a text so that its parts, joined, give it back. */
export const tokensOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? []
