import type { ChatMessage, ChatRequest } from '@molt-sdk/contracts/moltghost'
import type { CallOptions } from '@molt-sdk/core/client'

/** A prompt, or a whole conversation. */
export type ChatInput = string | readonly ChatMessage[]

/** How an agent is to answer, and how the call is to be made: wire names and camelCase. */
export interface GenerationOptions
  extends CallOptions,
    Omit<ChatRequest, 'messages' | 'stream' | 'tools'> {
  /** Fields for the agent that this client does not know. They win over those that it knows. */
  extra?: Readonly<Record<string, unknown>> | undefined
}

/** What can be said of one chat. */
export interface ChatOptions extends GenerationOptions {
  /** Names of the skills that the agent may use. */
  tools?: readonly string[] | undefined
}

/** What turns a call into one that streams. */
export interface StreamingOptions {
  /** Whether the answer is to come piece by piece. `onChunk` alone means so, too. */
  stream?: boolean | undefined
  /** Called with each piece of the text. What it returns is waited for; what it throws ends the stream. */
  onChunk?: ((text: string) => unknown) | undefined
}

/** Nobody listens to pieces: the answer comes whole. */
export interface NonStreamingOptions {
  /** Whether the answer is to come piece by piece: it is not. */
  stream?: false | undefined
  /** What would be called with each piece: nothing. */
  onChunk?: undefined
}

/** Options, told apart: those of the call, and what goes to the agent. */
export interface SplitOptions {
  readonly callOptions: CallOptions
  readonly requestParams: Readonly<Record<string, unknown>>
  readonly timeoutSeconds: number | undefined
}

/** Tells the options of the call from what goes to the agent: all else, known or not. */
export const splitOptions = (options: GenerationOptions & StreamingOptions): SplitOptions => {
  const {
    signal,
    timeout,
    totalTimeout,
    idleTimeout,
    maxRetries,
    headers,
    contract,
    hooks,
    stream: _stream,
    onChunk: _onChunk,
    extra,
    ...known
  } = options
  return {
    callOptions: {
      signal,
      timeout,
      totalTimeout,
      idleTimeout,
      maxRetries,
      headers,
      contract,
      hooks,
    },
    requestParams: { ...known, ...extra },
    timeoutSeconds: known.timeout_seconds,
  }
}

/** The conversation that a prompt is the start of. */
export const toMessages = (input: ChatInput): readonly ChatMessage[] =>
  typeof input === 'string' ? [{ role: 'user', content: input }] : input
