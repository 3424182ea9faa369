import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Message, MessageStreamEvent, NewMessage } from '@molt-sdk/contracts/moltinfra/types'
import type { Hono } from 'hono'
import { splitTokens } from '../kit/echo-reply.ts'
import { HttpError } from '../kit/http-error.ts'
import { errorResponse } from '../kit/json-response.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import type { OperationCall } from '../kit/route.ts'
import { honoPath, implementOperation } from '../kit/route.ts'
import type { StreamResponse } from '../kit/stream-response.ts'
import { streamResponse } from '../kit/stream-response.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { sleep } from '../runtime/sleep.ts'
import type { MoltInfraAccount } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { requireAgent } from './agents.ts'
import { checkAssumedRules } from './check-input.ts'
import { buildReply, countMessage } from './reply.ts'
import type { State } from './state.ts'

const { sendMessage, streamMessage } = moltinfra.operations

type MessageCall = Pick<
  OperationCall<typeof streamMessage, MoltInfraAccount>,
  'account' | 'params' | 'rawBody' | 'requestContext'
> & {
  readonly body: NewMessage
}

export const addMessageRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltInfraAccount>,
  state: State,
): void => {
  const { settings, runtime } = state

  const modelError = (): HttpError =>
    adapter.createError('MODEL_ERROR', 'The model failed to reply. Try again.')

  /** Checks a message, counts it, and builds the reply. Throws `HttpError` otherwise. */
  const acceptMessage = (
    operation: Operation,
    call: MessageCall,
    streams: boolean,
  ): AcceptedMessage => {
    const agent = requireAgent(state, adapter, call.account, call.params.agentId)
    checkAssumedRules(state, adapter, operation, call)
    if (agent.status !== 'active' && settings.assumptions.inactiveAgents === 'reject') {
      const reason = `The agent does not reply because its status is "${agent.status}".`
      throw adapter.createError('AGENT_UNAVAILABLE', reason, { status: agent.status, reason })
    }
    if (agent.inFlight >= settings.concurrentMessages)
      throw tooManyConcurrentMessages(settings.concurrentMessages)
    const modelErrorSetting = settings.modelError
    if (modelErrorSetting === true || (modelErrorSetting && !streams)) throw modelError()
    const reply = buildReply({
      messageId: runtime.ids.next('msg_'),
      agent,
      message: call.body,
      messageNumber: countMessage(agent, call.body),
      now: runtime.clock.now(),
      msPerToken: settings.tokenPace,
    })
    agent.inFlight += 1
    return {
      agent,
      reply,
      failAfter: modelErrorSetting ? modelErrorSetting.afterTokens : undefined,
    }
  }

  const tooManyConcurrentMessages = (limit: number): HttpError => {
    const message = `The agent is already replying to ${limit} messages. Try again in 1 second.`
    const { concurrencyStatus } = settings.assumptions
    return new HttpError('RATE_LIMIT_EXCEEDED', concurrencyStatus, message, { retryAfter: 1 })
  }

  const streamReply = ({
    agent,
    reply,
    failAfter,
  }: AcceptedMessage): StreamResponse<MessageStreamEvent> => {
    const { tokenPace, assumptions } = settings
    async function* events(signal: AbortSignal): AsyncGenerator<MessageStreamEvent, void> {
      for (const [index, content] of splitTokens(reply.response).entries()) {
        if (index === failAfter) {
          const { code, message } = modelError()
          return yield { type: 'error', error: { code, message } }
        }
        if (tokenPace) await sleep(tokenPace, signal)
        yield { type: 'token', content }
      }
      yield assumptions.doneEvent === 'message' ? { type: 'done', ...reply } : { type: 'done' }
    }
    return streamResponse(events, {
      ...(assumptions.doneMarker && { trailer: 'data: [DONE]\n\n' }),
      onEnd() {
        agent.inFlight -= 1
      },
    })
  }

  const completeReply = async (
    { agent, reply }: AcceptedMessage,
    signal: AbortSignal,
  ): Promise<Message> => {
    try {
      if (settings.tokenPace) {
        await sleep(splitTokens(reply.response).length * settings.tokenPace, signal)
      }
      return reply
    } finally {
      agent.inFlight -= 1
    }
  }

  implementOperation(app, adapter, sendMessage, (call) => {
    const streams = call.body.stream === true
    const accepted = acceptMessage(sendMessage, call, streams)
    return streams ? streamReply(accepted) : completeReply(accepted, call.requestContext.signal)
  })

  // Before the route itself: a missing endpoint returns 404 even without a valid key.
  app.use(honoPath(moltinfra, streamMessage), async ({ env: requestContext, req }, next) => {
    const status = settings.streamEndpoint
    if (status === 'on') return next()
    const message = `${req.method} ${req.path} does not exist.`
    return errorResponse(adapter, new HttpError('NOT_FOUND', status, message), requestContext)
  })

  implementOperation(app, adapter, streamMessage, (call) =>
    streamReply(acceptMessage(streamMessage, call, true)),
  )
}

interface AcceptedMessage {
  readonly agent: StoredAgent
  readonly reply: Message
  readonly failAfter: number | undefined
}
