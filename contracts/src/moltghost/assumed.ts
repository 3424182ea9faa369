/**
 * Names and formats that the reference does not show: taken from OpenAI's API, with which the
 * platform is compatible according to its reference, or chosen by us. They are in one place, so that
 * a name can be corrected there. In responses, none of them is required.
 *
 * @module
 */
import * as z from 'zod/mini'
import { extensibleObject, nullish, openEnum } from '../kernel/index.ts'

const nullishString = nullish(z.string())
const nullishNumber = nullish(z.number())

export const StreamOptions = z.object({ include_usage: z.optional(z.boolean()) })

/** Request fields that the reference does not show. */
export const chatSettings = {
  model: z.optional(z.string()),
  top_p: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  stop: z.optional(z.union([z.string(), z.array(z.string())])),
  user: z.optional(z.string()),
}

export const streamSettings = { stream_options: z.optional(StreamOptions) }

/** One part of a message, in OpenAI's format. */
export const ContentPart = extensibleObject({ type: z.string(), text: z.optional(z.string()) })

/** Fields of a stream event that describe the response. */
export const streamEventFields = {
  id: nullishString,
  object: nullishString,
  created: nullishNumber,
  model: nullishString,
  // Not validated here: a failed stream must end with its own error, not with a contract error.
  error: z.optional(z.unknown()),
}

export const choiceFields = { index: nullishNumber, logprobs: z.optional(z.unknown()) }

export const toolsSettings = { timeout_seconds: z.optional(z.int().check(z.minimum(1))) }

export const ToolStatus = openEnum(['ok', 'error'])

export const toolCallFields = {
  id: nullishString,
  name: nullishString,
  arguments: nullish(z.record(z.string(), z.unknown())),
  result: z.optional(z.unknown()),
  status: nullish(ToolStatus),
}

export const modelFields = {
  object: nullishString,
  created: nullishNumber,
  owned_by: nullishString,
}

export const modelListFields = { object: nullishString }

export const healthFields = {
  agent_id: nullishString,
  model: nullishString,
  uptime_seconds: nullishNumber,
  version: nullishString,
}

/** An id that the socket repeats in the stream events of the reply. */
export const socketSettings = { id: z.optional(z.string()) }

/** Close codes of a socket. 4001 is the code of the dashboard's socket for an invalid key. */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  failed: 1011,
  invalidApiKey: 4001,
} as const

/** Query parameter for the API key in browsers, which cannot send headers. */
export const tokenParameter = 'token'
