import type { FinishReason, ToolCall, Usage } from '@molt-sdk/contracts/moltghost/types'
import type { TokenUsage } from './token-usage.ts'
import { toUsage } from './token-usage.ts'

/** Reply of an agent, independent of the response format. */
export interface ChatReply {
  /** Text of the reply. */
  readonly text: string
  /** Same as `text`, under the platform's name. */
  readonly content: string
  /** Why the reply ended; missing if the agent did not report it. */
  readonly finishReason?: FinishReason | undefined
  /** Token usage. */
  readonly usage: TokenUsage
  /** Id of the reply. */
  readonly id?: string | undefined
  /** Model that generated the reply. */
  readonly model?: string | undefined
  /** Response body as received. For a stream, a body built from its events. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** Result of invoking skills. */
export interface ToolsReply extends ChatReply {
  /** Skill calls in order; empty if the agent did not report them. */
  readonly toolCalls: readonly ToolCall[]
}

/** Fields that are read from a response: flat, or in one of OpenAI's two formats. */
interface ChatResponseBody {
  readonly [field: string]: unknown
  readonly id?: string | null | undefined
  readonly model?: string | null | undefined
  readonly content?: string | null | undefined
  readonly finish_reason?: FinishReason | null | undefined
  readonly usage?: Usage | null | undefined
  readonly choices?:
    | readonly {
        readonly [field: string]: unknown
        readonly message?: { readonly content?: string | null | undefined } | null | undefined
        readonly text?: unknown
        readonly finish_reason?: FinishReason | null | undefined
      }[]
    | null
    | undefined
}

/** Converts a response body in any of the three formats. Every field may be missing. */
export const toReply = (raw: ChatResponseBody): ChatReply => {
  const choice = raw.choices?.[0]
  const content = raw.content ?? choice?.message?.content ?? choice?.text
  const text = typeof content === 'string' ? content : ''
  return {
    text,
    content: text,
    finishReason: raw.finish_reason ?? choice?.finish_reason ?? undefined,
    usage: toUsage(raw.usage),
    id: raw.id ?? undefined,
    model: raw.model ?? undefined,
    raw,
  }
}
