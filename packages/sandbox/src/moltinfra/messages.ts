import type { Operation } from '@molt-sdk/contracts/kernel'
import type { Message, MessageFrame, NewMessage } from '@molt-sdk/contracts/moltinfra'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import type { FrameStream } from '../kit/event-stream.ts'
import { stream } from '../kit/event-stream.ts'
import type { Call } from '../kit/implement.ts'
import { implement, routeOf } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { Refusal } from '../kit/refusal.ts'
import { refused } from '../kit/refused.ts'
import { sleep } from '../sleep.ts'
import type { Account } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { agentOf } from './agents.ts'
import { checkInput } from './check-input.ts'
import { remember, replyTo, tokensOf } from './reply.ts'
import type { State } from './state.ts'

const { sendMessage, streamMessage } = moltinfra.operations

type Sending = Pick<
  Call<typeof streamMessage, Account>,
  'account' | 'params' | 'sent' | 'exchange'
> & {
  readonly body: NewMessage
}

export const addMessageRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { settings, world } = state

  const modelError = (): Refusal =>
    house.refuse('MODEL_ERROR', 'The model did not answer. Try again.')

  /** Lets a message in and composes the reply to it, or refuses. */
  const accept = (operation: Operation, call: Sending, streams: boolean): Accepted => {
    const agent = agentOf(state, house, call.account, call.params.agentId)
    checkInput(state, house, operation, call)
    if (agent.status !== 'active' && settings.assumptions.inactiveAgents === 'refuse') {
      const reason = `The agent is ${agent.status}, so it does not answer.`
      throw house.refuse('AGENT_UNAVAILABLE', reason, { status: agent.status, reason })
    }
    if (agent.inFlight >= settings.concurrentMessages) throw tooMany(settings.concurrentMessages)
    const failing = settings.modelError
    if (failing === true || (failing && !streams)) throw modelError()
    const reply = replyTo({
      messageId: world.ids.next('msg_'),
      agent,
      message: call.body,
      turn: remember(agent, call.body),
      now: world.clock.now(),
      pace: settings.tokenPace,
    })
    agent.inFlight += 1
    return { agent, reply, failAfter: failing ? failing.afterTokens : undefined }
  }

  const tooMany = (limit: number): Refusal => {
    const message = `The agent is already answering ${limit} messages. Try again in 1 second.`
    const { concurrencyStatus } = settings.assumptions
    return new Refusal('RATE_LIMIT_EXCEEDED', concurrencyStatus, message, { retryAfter: 1 })
  }

  const streamed = ({ agent, reply, failAfter }: Accepted): FrameStream<MessageFrame> => {
    const { tokenPace, assumptions } = settings
    async function* frames(signal: AbortSignal): AsyncGenerator<MessageFrame, void> {
      for (const [at, content] of tokensOf(reply.response).entries()) {
        if (at === failAfter) {
          const { code, message } = modelError()
          return yield { type: 'error', error: { code, message } }
        }
        if (tokenPace) await sleep(tokenPace, signal)
        yield { type: 'token', content }
      }
      yield assumptions.doneFrame === 'message' ? { type: 'done', ...reply } : { type: 'done' }
    }
    return stream(frames, {
      ...(assumptions.doneMarker && { trailer: 'data: [DONE]\n\n' }),
      onEnd() {
        agent.inFlight -= 1
      },
    })
  }

  const whole = async ({ agent, reply }: Accepted, signal: AbortSignal): Promise<Message> => {
    try {
      if (settings.tokenPace) {
        await sleep(tokensOf(reply.response).length * settings.tokenPace, signal)
      }
      return reply
    } finally {
      agent.inFlight -= 1
    }
  }

  implement(app, house, sendMessage, (call) => {
    const streams = call.body.stream === true
    const accepted = accept(sendMessage, call, streams)
    return streams ? streamed(accepted) : whole(accepted, call.exchange.signal)
  })

  // Ahead of the route itself, so that a missing endpoint is missing for everyone.
  app.use(routeOf(moltinfra, streamMessage), async ({ env: exchange, req }, next) => {
    const status = settings.streamEndpoint
    if (status === 'on') return next()
    const message = `${req.method} ${req.path} does not exist.`
    return refused(house, new Refusal('NOT_FOUND', status, message), exchange)
  })

  implement(app, house, streamMessage, (call) => streamed(accept(streamMessage, call, true)))
}

interface Accepted {
  readonly agent: StoredAgent
  readonly reply: Message
  readonly failAfter: number | undefined
}
