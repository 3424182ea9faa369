import type { LanguageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider'
import type { ChatOptions, NonStreamingOptions } from '../chat/chat-options.ts'

/** Settings of the AI SDK that agents do not have. */
const unsupported = ['topK', 'presencePenalty', 'frequencyPenalty', 'seed', 'tools'] as const

/** Converts the settings of a call. What an agent does not have becomes a warning. */
export const toChatOptions = (
  call: LanguageModelV4CallOptions,
  model: string | undefined,
): { options: ChatOptions & NonStreamingOptions; warnings: SharedV4Warning[] } => {
  const { maxOutputTokens, temperature, topP, stopSequences, abortSignal, headers } = call
  const given: readonly (keyof LanguageModelV4CallOptions)[] = unsupported.filter((name) => {
    const value = call[name]
    return value !== undefined && !(Array.isArray(value) && value.length === 0)
  })
  const wantsJson = call.responseFormat?.type === 'json' ? (['responseFormat'] as const) : []
  return {
    options: {
      ...call.providerOptions?.['moltghost'],
      ...(model !== undefined && { model }),
      ...(maxOutputTokens !== undefined && { max_tokens: maxOutputTokens }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { top_p: topP }),
      ...(stopSequences?.length && { stop: stopSequences }),
      ...(abortSignal && { signal: abortSignal }),
      ...(headers && { headers }),
    },
    warnings: [...given, ...wantsJson].map((feature) => ({ type: 'unsupported', feature })),
  }
}
