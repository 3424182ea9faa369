import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { toolCallFields, toolsSettings } from './assumed.ts'
import { ask, asking } from './calls.ts'
import { FinishReason } from './chat.ts'
import { Usage } from './usage.ts'

export const ToolsRequest = z.object({
  prompt: z.string().check(z.minLength(1)),
  tools: z.array(z.string()).check(z.minLength(1)),
  ...toolsSettings,
})

export const ToolCall = z.looseObject(toolCallFields)

/** No document shows it: nothing is certain. */
export const ToolsAnswer = z.looseObject({
  id: maybe(z.string()),
  object: maybe(z.string()),
  created: maybe(z.number()),
  model: maybe(z.string()),
  finish_reason: maybe(FinishReason),
  content: maybe(z.string()),
  usage: maybe(Usage),
  tool_calls: maybe(z.array(ToolCall)),
})

export const invokeTools = operation({
  ...ask,
  id: 'invokeTools',
  path: '/v1/tools',
  body: ToolsRequest,
  response: ToolsAnswer,
  errors: asking,
  source: 'reference',
})
