/**
 * What the reference does not show: names and forms taken from OpenAI's API, with which it calls
 * itself compatible, or chosen by us. All of it stands here, so that a name is put right in one
 * place; in answers nothing here is required.
 *
 * @module
 */
import * as z from 'zod/mini'
import { nullish, openEnum } from '../kernel/index.ts'

const nullishString = nullish(z.string())
const nullishNumber = nullish(z.number())

export const StreamOptions = z.object({ include_usage: z.optional(z.boolean()) })

/** What a request to talk may say beside what the reference shows. */
export const chatSettings = {
  model: z.optional(z.string()),
  top_p: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  stop: z.optional(z.union([z.string(), z.array(z.string())])),
  user: z.optional(z.string()),
}

export const streamSettings = { stream_options: z.optional(StreamOptions) }

/** One part of a message that has several, in OpenAI's form. */
export const ContentPart = z.looseObject({ type: z.string(), text: z.optional(z.string()) })

/** What an event of a stream tells of the answer that it is part of. */
export const streamEventFields = {
  id: nullishString,
  object: nullishString,
  created: nullishNumber,
  model: nullishString,
  // Left unread here: a stream that breaks must end in its own error, not in one about its form.
  error: z.optional(z.unknown()),
}

export const choiceFields = { index: nullishNumber }

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

/** An id that the answers to a message on a socket carry as well. */
export const socketSettings = { id: z.optional(z.string()) }

/** How a socket is closed. 4001 is what the dashboard's own socket says of a bad key. */
export const closeCodes = { normal: 1000, stopped: 1001, failed: 1011, badKey: 4001 } as const

/** Query parameter that carries the key where a header cannot: in browsers. */
export const tokenParameter = 'token'
