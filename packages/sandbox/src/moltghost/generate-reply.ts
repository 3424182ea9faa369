import type { FinishReason, Usage } from '@molt-sdk/contracts/moltghost/types'
import { splitTokens } from '../kit/echo-reply.ts'
import { HttpError } from '../kit/http-error.ts'
import { realTimers } from '../runtime/real-timers.ts'
import { sleep } from '../runtime/sleep.ts'
import type { StoredAgent } from './agent.ts'
import { addTokens } from './agent.ts'
import type { MoltGhostReplyMessage, ReplyText } from './reply.ts'

import type { State } from './state.ts'

/** What an agent replies to, and the limits of the reply. */
export interface ReplyRequest {
  readonly agent: StoredAgent
  readonly model: string
  readonly messages: readonly MoltGhostReplyMessage[]
  readonly skills: readonly string[]
  readonly maxTokens?: number | undefined
  readonly timeoutSeconds?: number | undefined
}

/** How a reply ended. */
export interface ReplyResult {
  readonly finishReason: FinishReason
  readonly usage: Usage
}

/** Generates a reply token by token, with the delay per token of the settings. */
export async function* generateTokens(
  state: State,
  request: ReplyRequest,
  signal: AbortSignal,
): AsyncGenerator<string, ReplyResult> {
  const { settings, runtime } = state
  const { agent, maxTokens = Number.POSITIVE_INFINITY } = request
  const { modelError, tokenPace } = settings
  const deadline = createDeadline(request.timeoutSeconds)
  const promptTokens = request.messages.flatMap(({ content }) => splitTokens(content)).length
  let completionTokens = 0
  let finishReason: FinishReason = 'stop'
  let tokens: AsyncGenerator<string, void> | undefined
  try {
    const { model, skills, messages } = request
    const { id, name } = agent
    const reply = state.reply(messages, { agent: { id, name }, model, skills, signal })
    tokens = toTokens(await deadline.race(Promise.resolve(reply)))
    for (;;) {
      if (modelError && modelError !== true && completionTokens === modelError.afterTokens)
        throw createModelError()
      const { done, value } = await deadline.race(tokens.next())
      if (done || signal.aborted) break
      if (completionTokens >= maxTokens) {
        finishReason = 'length'
        break
      }
      if (tokenPace) await deadline.race(sleep(tokenPace, signal))
      if (signal.aborted) break
      completionTokens += 1
      yield value
    }
    const total = promptTokens + completionTokens
    const usage = {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: total,
    }
    return { finishReason, usage }
  } finally {
    // Not awaited: the generator may be busy for a long time.
    tokens?.return().catch(() => undefined)
    addTokens(agent, promptTokens + completionTokens, runtime.clock.now())
  }
}

/** Generates a complete reply. */
export const generateReply = async (
  state: State,
  request: ReplyRequest,
  signal: AbortSignal,
): Promise<ReplyResult & { readonly text: string }> => {
  if (state.settings.modelError) throw createModelError()
  const tokens = generateTokens(state, request, signal)
  let text = ''
  for (;;) {
    const { done, value } = await tokens.next()
    if (done) return { ...value, text }
    text += value
  }
}

/** Creates the error for the setting `modelError`. */
export const createModelError = (): HttpError =>
  new HttpError('internal_error', 500, 'The model failed to reply. Try again.')

async function* toTokens(reply: ReplyText): AsyncGenerator<string, void> {
  if (typeof reply === 'string') yield* splitTokens(reply)
  else if (isStream(reply)) yield* reply
  else
    throw new TypeError(
      `reply must return a string or an async iterable of strings, got ${typeof reply}.`,
    )
}

const isStream = (reply: unknown): reply is AsyncIterable<string> =>
  Object(reply)[Symbol.asyncIterator] !== undefined

/** Creates a deadline in real time. `race` rejects when it passes. */
const createDeadline = (
  seconds: number | undefined,
): { race<T>(promise: Promise<T>): Promise<T> } => {
  if (seconds === undefined) return { race: (promise) => promise }
  const endsAt = realTimers.now() + seconds * 1000
  return {
    race: (promise) =>
      new Promise((resolve, reject) => {
        const onTimeout = (): void => reject(createTimeoutError(seconds))
        const timer = realTimers.setTimeout(onTimeout, Math.max(0, endsAt - realTimers.now()))
        promise.then(resolve, reject).finally(() => realTimers.clearTimeout(timer))
      }),
  }
}

const createTimeoutError = (seconds: number): HttpError =>
  new HttpError('timeout', 504, `The reply timed out after ${seconds} s.`)
