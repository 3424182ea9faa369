import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { toolCallFields, toolsSettings } from '../assumed.ts'
import { FinishReason } from '../chat/chat.ts'
import { Usage } from '../chat/usage.ts'
import { promptDefaults, promptErrors } from '../operation-defaults.ts'

export const ToolsRequest = z.object({
  prompt: z.string().check(z.minLength(1)),
  tools: z.array(z.string()).check(z.minLength(1)),
  ...toolsSettings,
})

export const ToolCall = responseObject(toolCallFields)

/** Not documented: no field is certain. */
export const ToolsResponse = responseObject({
  id: nullish(z.string()),
  object: nullish(z.string()),
  created: nullish(z.number()),
  model: nullish(z.string()),
  finish_reason: nullish(FinishReason),
  content: nullish(z.string()),
  usage: nullish(Usage),
  tool_calls: nullish(z.array(ToolCall)),
})

export const invokeTools = operation({
  ...promptDefaults,
  id: 'invokeTools',
  path: '/v1/tools',
  body: ToolsRequest,
  response: ToolsResponse,
  errors: promptErrors,
  source: 'reference',
})

export const toolOperations = { invokeTools }
