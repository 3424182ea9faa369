import type { FinishReason, Usage } from '@molt-sdk/contracts/moltghost'
import { Refusal } from '../kit/refusal.ts'
import { sleep } from '../sleep.ts'
import type { StoredAgent } from './agent.ts'
import { useTokens } from './agent.ts'
import type { Heard, ReplyText } from './reply.ts'
import { tokensOf } from './reply.ts'
import type { State } from './state.ts'

/** What an agent is to reply to, and within what bounds. */
export interface Turn {
  readonly agent: StoredAgent
  readonly model: string
  readonly messages: readonly Heard[]
  readonly skills: readonly string[]
  readonly maxTokens?: number | undefined
  readonly timeoutSeconds?: number | undefined
}

/** What is known once a reply is over. */
export interface Ending {
  readonly finishReason: FinishReason
  readonly usage: Usage
}

/** Speaks a reply token by token, at the pace of the settings. */
export async function* speak(
  state: State,
  turn: Turn,
  signal: AbortSignal,
): AsyncGenerator<string, Ending> {
  const { settings, world } = state
  const { agent, maxTokens = Number.POSITIVE_INFINITY } = turn
  const { modelError, tokenPace } = settings
  const timer = createTimer(turn.timeoutSeconds)
  const prompt = turn.messages.flatMap(({ content }) => tokensOf(content)).length
  let spoken = 0
  let finishReason: FinishReason = 'stop'
  let tokens: AsyncGenerator<string, void> | undefined
  try {
    const { model, skills, messages } = turn
    const { id, name } = agent
    const reply = state.reply(messages, { agent: { id, name }, model, skills, signal })
    tokens = tokensIn(await timer.within(Promise.resolve(reply)))
    for (;;) {
      if (modelError && modelError !== true && spoken === modelError.afterTokens) throw failed()
      const { done, value } = await timer.within(tokens.next())
      if (done || signal.aborted) break
      if (spoken >= maxTokens) {
        finishReason = 'length'
        break
      }
      if (tokenPace) await timer.within(sleep(tokenPace, signal))
      if (signal.aborted) break
      spoken += 1
      yield value
    }
    const total = prompt + spoken
    const usage = { prompt_tokens: prompt, completion_tokens: spoken, total_tokens: total }
    return { finishReason, usage }
  } finally {
    // Not waited for: it may be at something that takes its time.
    tokens?.return().catch(() => undefined)
    useTokens(agent, prompt + spoken, world.clock.now())
  }
}

/** Speaks a reply to its end and gives it whole. */
export const speakWhole = async (
  state: State,
  turn: Turn,
  signal: AbortSignal,
): Promise<Ending & { readonly text: string }> => {
  if (state.settings.modelError) throw failed()
  const tokens = speak(state, turn, signal)
  let text = ''
  for (;;) {
    const { done, value } = await tokens.next()
    if (done) return { ...value, text }
    text += value
  }
}

/** The failure of the model, as the settings ask for it. */
export const failed = (): Refusal =>
  new Refusal('internal_error', 500, 'The model did not answer. Try again.')

async function* tokensIn(reply: ReplyText): AsyncGenerator<string, void> {
  if (typeof reply === 'string') yield* tokensOf(reply)
  else if (isStream(reply)) yield* reply
  else throw new TypeError(`A reply is a text or its tokens one by one, not ${reply}.`)
}

const isStream = (reply: unknown): reply is AsyncIterable<string> =>
  Object(reply)[Symbol.asyncIterator] !== undefined

/** Time that runs out, in real time, as that of a model does. */
const createTimer = (
  seconds: number | undefined,
): { within<T>(promise: Promise<T>): Promise<T> } => {
  if (seconds === undefined) return { within: (promise) => promise }
  const endsAt = performance.now() + seconds * 1000
  return {
    within: (promise) =>
      new Promise((resolve, reject) => {
        const late = (): void => reject(timedOut(seconds))
        const timer = setTimeout(late, Math.max(0, endsAt - performance.now()))
        promise.then(resolve, reject).finally(() => clearTimeout(timer))
      }),
  }
}

const timedOut = (seconds: number): Refusal =>
  new Refusal('timeout', 504, `The agent took longer than ${seconds} seconds.`)
