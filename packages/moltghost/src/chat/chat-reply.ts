import type { FinishReason, ToolCall, Usage } from '@molt-sdk/contracts/moltghost'
import type { TokenUsage } from './token-usage.ts'
import { toUsage } from './token-usage.ts'

/** What an agent answered, whichever form the answer had. */
export interface ChatReply {
  /** The text of the answer. */
  readonly text: string
  /** The same, under the name that the platform has for it. */
  readonly content: string
  /** Why the answer ended; missing if the agent did not tell. */
  readonly finishReason?: FinishReason | undefined
  /** Tokens that it took. */
  readonly usage: TokenUsage
  /** Id of the answer. */
  readonly id?: string | undefined
  /** Model that answered. */
  readonly model?: string | undefined
  /** The body as it came, or what a stream amounted to. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** What came of some work for named skills. */
export interface ToolsReply extends ChatReply {
  /** Calls of skills, in order, as far as the agent told. */
  readonly toolCalls: readonly ToolCall[]
}

/** As much of an answer as is read: flat, or in one of OpenAI's two forms. */
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

/** Draws one form out of the three. Anything may be missing. */
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
