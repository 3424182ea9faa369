import { isRecord } from '@molt-sdk/contracts/kernel'
import type {
  ChatCompletionRequest,
  ChatMessage,
  ChatRequest,
} from '@molt-sdk/contracts/moltghost/types'
import type { CallOptions, InternalCallOptions, OptionRules } from '@molt-sdk/core/client'
import { anything, callable, callRules, mustBe, trueOrFalse } from '@molt-sdk/core/client'

/** A prompt or a whole conversation. */
export type ChatInput = string | readonly ChatMessage[]

/**
 * Request parameters under their wire names (`temperature`, ...) combined with per-call settings in
 * camelCase (`signal`, `timeout`, ...).
 */
export interface GenerationOptions
  extends CallOptions,
    Omit<ChatRequest, 'messages' | 'stream' | 'tools'>,
    Pick<ChatCompletionRequest, 'max_completion_tokens'> {
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
}

const ownRules: OptionRules<StreamingOptions & Pick<GenerationOptions, 'extra'>> = {
  stream: trueOrFalse,
  onChunk: callable,
  extra: mustBe('an object', isRecord),
}

/** The rules of a chat's options. The contract checks the values of request parameters. */
export const chatRules: OptionRules<ChatOptions & StreamingOptions> = {
  ...callRules,
  ...ownRules,
  model: anything,
  temperature: anything,
  max_tokens: anything,
  max_completion_tokens: anything,
  timeout_seconds: anything,
  tools: anything,
  top_p: anything,
  stop: anything,
  user: anything,
  stream_options: anything,
}

/** How options that are combined with the body are checked: all by name, but those in `extra`. */
export const combinedOptions = <Options>(
  options: Options,
  rules: OptionRules<Options>,
): Pick<InternalCallOptions, 'givenOptions' | 'extensibleBody'> => ({
  givenOptions: [options, rules],
  extensibleBody: true,
})

/** Splits options, which may be of the wrong kind: they are checked when the call starts. */
export const splitOptions = (
  options: GenerationOptions & StreamingOptions,
  defaultModel: string | undefined,
): SplitOptions => {
  const callOptions: Record<string, unknown> = {}
  const params: Record<string, unknown> = { model: defaultModel }
  const { extra }: GenerationOptions = Object(options)
  for (const [name, value] of Object.entries(Object(options))) {
    if (name in callRules) callOptions[name] = value
    else if (!(name in ownRules) && value !== undefined) params[name] = value
  }
  return { callOptions, requestParams: { ...params, ...extra } }
}

/** Converts a prompt to an array of messages. */
export const toMessages = (input: ChatInput): readonly ChatMessage[] =>
  typeof input === 'string' ? [{ role: 'user', content: input }] : input
