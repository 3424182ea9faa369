import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { ChatStreamEvent } from '@molt-sdk/contracts/moltghost/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { StreamResponse } from '../kit/stream-response.ts'
import { streamResponse } from '../kit/stream-response.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import type { AuthenticatedCaller } from './adapter.ts'
import { requireAgent } from './adapter.ts'
import type { ReplyRequest } from './generate-reply.ts'
import { createModelError, generateReply } from './generate-reply.ts'
import { toReplyRequest, toTextMessages } from './reply-request.ts'
import type { ReplyMetadata, StreamEventWriter } from './response-formats.ts'
import {
  chatChunkWriter,
  chatCompletionResponse,
  chatResponse,
  flatEventWriter,
  textChunkWriter,
  textCompletionResponse,
} from './response-formats.ts'
import type { State } from './state.ts'
import { rejectUnsupported } from './unsupported-parameters.ts'
import { writeStreamEvents } from './write-stream-events.ts'

const { createChat, createChatCompletion, createCompletion } = moltghost.operations

const doneMarker = 'data: [DONE]\n\n'

export const addChatRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): void => {
  const { settings, runtime } = state

  const createReplyMetadata = (prefix: string, { model }: ReplyRequest): ReplyMetadata => ({
    id: runtime.ids.next(prefix),
    created: Math.floor(runtime.clock.now() / 1000),
    model,
  })

  const streamReply = <Event>(
    request: ReplyRequest,
    writer: StreamEventWriter<Event>,
  ): StreamResponse<Event | ChatStreamEvent> => {
    if (settings.modelError === true) throw createModelError()
    return streamResponse((signal) => writeStreamEvents(state, request, writer, signal), {
      ...(settings.assumptions.doneMarker && { trailer: doneMarker }),
    })
  }

  const completeReply = (
    request: ReplyRequest,
    { signal }: RequestContext,
  ): ReturnType<typeof generateReply> => generateReply(state, request, signal)

  implementOperation(app, adapter, createChat, async ({ body, requestContext }) => {
    const agent = requireAgent(state, requestContext)
    const request = toReplyRequest(state, agent, body, body.messages)
    const metadata = createReplyMetadata('msg_', request)
    const { chatFormat, streamFormat, usageInChat } = settings.assumptions
    if (!body.stream)
      return chatResponse(chatFormat, metadata, await completeReply(request, requestContext))
    const usage = usageInChat || body.stream_options?.include_usage === true
    return streamReply(
      request,
      streamFormat === 'flat' ? flatEventWriter(metadata, usage) : chatChunkWriter(metadata, usage),
    )
  })

  implementOperation(app, adapter, createChatCompletion, async ({ body, requestContext }) => {
    const agent = requireAgent(state, requestContext)
    rejectUnsupported(state, body, 'chat')
    const request = toReplyRequest(state, agent, body, toTextMessages(body.messages))
    const metadata = createReplyMetadata('chatcmpl_', request)
    return body.stream
      ? streamReply(request, chatChunkWriter(metadata, body.stream_options?.include_usage === true))
      : chatCompletionResponse(metadata, await completeReply(request, requestContext))
  })

  implementOperation(app, adapter, createCompletion, async ({ body, requestContext }) => {
    rejectUnsupported(state, body, 'text')
    const messages = [body.prompt].flat().map((content) => ({ role: 'user', content }))
    const request = toReplyRequest(state, requireAgent(state, requestContext), body, messages)
    const metadata = createReplyMetadata('cmpl_', request)
    return body.stream
      ? streamReply(request, textChunkWriter(metadata, body.stream_options?.include_usage === true))
      : textCompletionResponse(metadata, await completeReply(request, requestContext))
  })
}
