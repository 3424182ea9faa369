import type { ChatMessage, ChatRequest } from '@molt-sdk/contracts/moltghost/types'
import type { CallOptions } from '@molt-sdk/core/client'

/** A prompt or a whole conversation. */
export type ChatInput = string | readonly ChatMessage[]

/**
 * Request parameters under their wire names (`temperature`, ...) combined with per-call settings in
 * camelCase (`signal`, `timeout`, ...).
 */
export interface GenerationOptions
  extends CallOptions,
    Omit<ChatRequest, 'messages' | 'stream' | 'tools'> {
  /** Additional fields of the request body. They override fields that this client knows. */
  extra?: Readonly<Record<string, unknown>> | undefined
}

/** Options of a chat. */
export interface ChatOptions extends GenerationOptions {
  /** Names of the skills that the agent may use. */
  tools?: readonly string[] | undefined
}

/** Options that make a call stream. */
export interface StreamingOptions {
  /** Whether to stream the reply. Setting `onChunk` also enables streaming. */
  stream?: boolean | undefined
  /** Called with each chunk of text. A returned promise is awaited; a thrown error ends the stream. */
  onChunk?: ((text: string) => unknown) | undefined
}

/** Options of a call that does not stream. */
export interface NonStreamingOptions {
  /** `false`, or not set. */
  stream?: false | undefined
  /** Not set: it would enable streaming. */
  onChunk?: undefined
}

/** Options, split into per-call settings and request parameters. */
export interface SplitOptions {
  readonly callOptions: CallOptions
  readonly requestParams: Readonly<Record<string, unknown>>
  readonly timeoutSeconds: number | undefined
}

/** Splits options. Everything that is not a per-call setting is sent to the agent. */
export const splitOptions = (
  options: GenerationOptions & StreamingOptions,
  defaultModel: string | undefined,
): SplitOptions => {
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
    requestParams: { ...known, model: known.model ?? defaultModel, ...extra },
    timeoutSeconds: known.timeout_seconds,
  }
}

/** Converts a prompt to an array of messages. */
export const toMessages = (input: ChatInput): readonly ChatMessage[] =>
  typeof input === 'string' ? [{ role: 'user', content: input }] : input
