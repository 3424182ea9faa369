import type { FinishReason, Usage } from '@molt-sdk/contracts/moltghost/types'
import { HttpError } from '../kit/http-error.ts'
import { sleep } from '../runtime/sleep.ts'
import type { StoredAgent } from './agent.ts'
import { addTokens } from './agent.ts'
import type { ReplyMessage, ReplyText } from './reply.ts'
import { tokensOf } from './reply.ts'
import type { State } from './state.ts'

/** What an agent is to reply to, and within what bounds. */
export interface ReplyRequest {
  readonly agent: StoredAgent
  readonly model: string
  readonly messages: readonly ReplyMessage[]
  readonly skills: readonly string[]
  readonly maxTokens?: number | undefined
  readonly timeoutSeconds?: number | undefined
}

/** What is known once a reply is over. */
export interface ReplyResult {
  readonly finishReason: FinishReason
  readonly usage: Usage
}

/** Speaks a reply token by token, at the pace of the settings. */
export async function* generateTokens(
  state: State,
  turn: ReplyRequest,
  signal: AbortSignal,
): AsyncGenerator<string, ReplyResult> {
  const { settings, runtime } = state
  const { agent, maxTokens = Number.POSITIVE_INFINITY } = turn
  const { modelError, tokenPace } = settings
  const timer = createDeadline(turn.timeoutSeconds)
  const promptTokens = turn.messages.flatMap(({ content }) => tokensOf(content)).length
  let completionTokens = 0
  let finishReason: FinishReason = 'stop'
  let tokens: AsyncGenerator<string, void> | undefined
  try {
    const { model, skills, messages } = turn
    const { id, name } = agent
    const reply = state.reply(messages, { agent: { id, name }, model, skills, signal })
    tokens = toTokens(await timer.race(Promise.resolve(reply)))
    for (;;) {
      if (modelError && modelError !== true && completionTokens === modelError.afterTokens)
        throw createModelError()
      const { done, value } = await timer.race(tokens.next())
      if (done || signal.aborted) break
      if (completionTokens >= maxTokens) {
        finishReason = 'length'
        break
      }
      if (tokenPace) await timer.race(sleep(tokenPace, signal))
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
    // Not waited for: it may be at something that takes its time.
    tokens?.return().catch(() => undefined)
    addTokens(agent, promptTokens + completionTokens, runtime.clock.now())
  }
}

/** Speaks a reply to its end and gives it whole. */
export const generateReply = async (
  state: State,
  turn: ReplyRequest,
  signal: AbortSignal,
): Promise<ReplyResult & { readonly text: string }> => {
  if (state.settings.modelError) throw createModelError()
  const tokens = generateTokens(state, turn, signal)
  let text = ''
  for (;;) {
    const { done, value } = await tokens.next()
    if (done) return { ...value, text }
    text += value
  }
}

/** The failure of the model, as the settings ask for it. */
export const createModelError = (): HttpError =>
  new HttpError('internal_error', 500, 'The model did not answer. Try again.')

async function* toTokens(reply: ReplyText): AsyncGenerator<string, void> {
  if (typeof reply === 'string') yield* tokensOf(reply)
  else if (isStream(reply)) yield* reply
  else throw new TypeError(`A reply is a text or its tokens one by one, not ${reply}.`)
}

const isStream = (reply: unknown): reply is AsyncIterable<string> =>
  Object(reply)[Symbol.asyncIterator] !== undefined

/** Time that runs out, in real time, as that of a model does. */
const createDeadline = (
  seconds: number | undefined,
): { race<T>(promise: Promise<T>): Promise<T> } => {
  if (seconds === undefined) return { race: (promise) => promise }
  const endsAt = performance.now() + seconds * 1000
  return {
    race: (promise) =>
      new Promise((resolve, reject) => {
        const late = (): void => reject(timedOut(seconds))
        const timer = setTimeout(late, Math.max(0, endsAt - performance.now()))
        promise.then(resolve, reject).finally(() => clearTimeout(timer))
      }),
  }
}

const timedOut = (seconds: number): HttpError =>
  new HttpError('timeout', 504, `The agent took longer than ${seconds} seconds.`)
