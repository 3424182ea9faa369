import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { ChatFrame } from '@molt-sdk/contracts/moltghost/types'
import type { Hono } from 'hono'
import type { FrameStream } from '../kit/frame-stream.ts'
import { frameStream } from '../kit/frame-stream.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv, RequestContext } from '../runtime/request-context.ts'
import type { AuthenticatedCaller } from './adapter.ts'
import { requireAgent } from './adapter.ts'
import type { ReplyRequest } from './generate-reply.ts'
import { createModelError, generateReply } from './generate-reply.ts'
import { toReplyRequest, toTextMessages } from './reply-request.ts'
import type { FrameWriter, ReplyMetadata } from './response-formats.ts'
import {
  chatChunkWriter,
  chatCompletionResponse,
  chatResponse,
  flatFrameWriter,
  textChunkWriter,
  textCompletionResponse,
} from './response-formats.ts'
import type { State } from './state.ts'
import { writeFrames } from './write-frames.ts'

const { createChat, createChatCompletion, createCompletion } = moltghost.operations

const doneMark = 'data: [DONE]\n\n'

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

  const streamReply = <Frame>(
    turn: ReplyRequest,
    writing: FrameWriter<Frame>,
  ): FrameStream<Frame | ChatFrame> => {
    if (settings.modelError === true) throw createModelError()
    return frameStream((signal) => writeFrames(state, turn, writing, signal), {
      ...(settings.assumptions.doneMarker && { trailer: doneMark }),
    })
  }

  const completeReply = (
    turn: ReplyRequest,
    { signal }: RequestContext,
  ): ReturnType<typeof generateReply> => generateReply(state, turn, signal)

  implementOperation(app, adapter, createChat, async ({ body, requestContext }) => {
    const turn = toReplyRequest(state, requireAgent(state, requestContext), body, body.messages)
    const head = createReplyMetadata('msg_', turn)
    const { chatFormat, streamFormat, usageInChat } = settings.assumptions
    if (!body.stream)
      return chatResponse(chatFormat, head, await completeReply(turn, requestContext))
    const usage = usageInChat || body.stream_options?.include_usage === true
    return streamReply(
      turn,
      streamFormat === 'flat' ? flatFrameWriter(head, usage) : chatChunkWriter(head, usage),
    )
  })

  implementOperation(app, adapter, createChatCompletion, async ({ body, requestContext }) => {
    const turn = toReplyRequest(
      state,
      requireAgent(state, requestContext),
      body,
      toTextMessages(body.messages),
    )
    const head = createReplyMetadata('chatcmpl_', turn)
    return body.stream
      ? streamReply(turn, chatChunkWriter(head, body.stream_options?.include_usage === true))
      : chatCompletionResponse(head, await completeReply(turn, requestContext))
  })

  implementOperation(app, adapter, createCompletion, async ({ body, requestContext }) => {
    const prompts = [body.prompt].flat()
    const heard = prompts.map((content) => ({ role: 'user', content }))
    const turn = toReplyRequest(state, requireAgent(state, requestContext), body, heard)
    const head = createReplyMetadata('cmpl_', turn)
    return body.stream
      ? streamReply(turn, textChunkWriter(head, body.stream_options?.include_usage === true))
      : textCompletionResponse(head, await completeReply(turn, requestContext))
  })
}
