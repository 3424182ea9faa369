import type { ChatFrame } from '@molt-sdk/contracts/moltghost'
import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Hono } from 'hono'
import type { Env, Exchange } from '../exchange.ts'
import type { FrameStream } from '../kit/event-stream.ts'
import { stream } from '../kit/event-stream.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { Head, Writing } from './forms.ts'
import {
  chatAnswer,
  flatPieces,
  openAiAnswer,
  openAiChunks,
  textAnswer,
  textChunks,
} from './forms.ts'
import type { Caller } from './house.ts'
import { agentOf } from './house.ts'
import type { Turn } from './speak.ts'
import { failed, speakWhole } from './speak.ts'
import type { State } from './state.ts'
import { textsOf, turnOf } from './turn.ts'
import { written } from './written.ts'

const { createChat, createChatCompletion, createCompletion } = moltghost.operations

const doneMark = 'data: [DONE]\n\n'

export const addChatRoutes = (app: Hono<Env>, house: House<Caller>, state: State): void => {
  const { settings, world } = state

  const headOf = (prefix: string, { model }: Turn): Head => ({
    id: world.ids.next(prefix),
    created: Math.floor(world.clock.now() / 1000),
    model,
  })

  const streamed = <Frame>(turn: Turn, writing: Writing<Frame>): FrameStream<Frame | ChatFrame> => {
    if (settings.modelError === true) throw failed()
    return stream((signal) => written(state, turn, writing, signal), {
      ...(settings.assumptions.endMark && { trailer: doneMark }),
    })
  }

  const whole = (turn: Turn, { signal }: Exchange): ReturnType<typeof speakWhole> =>
    speakWhole(state, turn, signal)

  implement(app, house, createChat, async ({ body, exchange }) => {
    const turn = turnOf(state, agentOf(state, exchange), body, body.messages)
    const head = headOf('msg_', turn)
    const { chatForm, streamForm, usageInChat } = settings.assumptions
    if (!body.stream) return chatAnswer(chatForm, head, await whole(turn, exchange))
    const usage = usageInChat || body.stream_options?.include_usage === true
    return streamed(
      turn,
      streamForm === 'flat' ? flatPieces(head, usage) : openAiChunks(head, usage),
    )
  })

  implement(app, house, createChatCompletion, async ({ body, exchange }) => {
    const turn = turnOf(state, agentOf(state, exchange), body, textsOf(body.messages))
    const head = headOf('chatcmpl_', turn)
    return body.stream
      ? streamed(turn, openAiChunks(head, body.stream_options?.include_usage === true))
      : openAiAnswer(head, await whole(turn, exchange))
  })

  implement(app, house, createCompletion, async ({ body, exchange }) => {
    const prompts = [body.prompt].flat()
    const heard = prompts.map((content) => ({ role: 'user', content }))
    const turn = turnOf(state, agentOf(state, exchange), body, heard)
    const head = headOf('cmpl_', turn)
    return body.stream
      ? streamed(turn, textChunks(head, body.stream_options?.include_usage === true))
      : textAnswer(head, await whole(turn, exchange))
  })
}
