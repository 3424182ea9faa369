import type { Operation } from '@molt-sdk/contracts/kernel'
import type { Generation } from '@molt-sdk/core'
import type { ChatReply } from './chat-reply.ts'
import { toReply } from './chat-reply.ts'

/** Returns what a result says about its generation: a response body, or the reply of a stream. */
export const generationOf = (operation: Operation, result: unknown): Generation | undefined => {
  // Everything that an agent generates needs a prompt.
  if (!operation.body) return undefined
  const body = Object(result)
  const { id, model, finishReason, usage }: ChatReply = 'raw' in body ? body : toReply(body)
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage
  return { id, model, finishReason, inputTokens, outputTokens }
}
