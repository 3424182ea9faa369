import type { LanguageModelV4FinishReason, LanguageModelV4Usage } from '@ai-sdk/provider'
import type { ChatReply } from '../chat/chat-reply.ts'

const finishReasons: Readonly<Record<string, LanguageModelV4FinishReason['unified']>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
  content_filter: 'content-filter',
}

/** Converts the finish reason of a reply. */
export const toFinishReason = ({ finishReason }: ChatReply): LanguageModelV4FinishReason => ({
  unified: finishReasons[finishReason ?? ''] ?? 'other',
  raw: finishReason,
})

/** Converts the usage of a reply. Counts that the agent did not report are `undefined`. */
export const toUsage = ({ usage }: ChatReply): LanguageModelV4Usage => ({
  inputTokens: {
    total: usage.prompt_tokens,
    noCache: undefined,
    cacheRead: undefined,
    cacheWrite: undefined,
  },
  outputTokens: { total: usage.completion_tokens, text: undefined, reasoning: undefined },
})
