import type { CallEvent, EndEvent, RequestEvent } from '@molt-sdk/core'
import type { Attributes } from '@opentelemetry/api'

/** The attributes that the spans and metrics of a call share. */
export const callAttributes = ({ method, path }: CallEvent): Attributes => ({
  'http.request.method': method,
  'url.template': path,
})

/** Host and port of a server. */
export const serverAttributes = (url: string): Attributes => {
  const { hostname, port, protocol } = new URL(url)
  return {
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'http:' ? 80 : 443),
  }
}

/** What identifies the kind of an error, with few values: the status, or else the code of the SDK. */
export const errorType = (error: unknown): string => {
  const { status, code, name } = Object(error) as Record<string, unknown>
  if (Number(status) >= 400) return `${status}`
  return typeof code === 'string' ? code : typeof name === 'string' ? name : '_OTHER'
}

/** Operations of agents on MoltGhost, by their name in the conventions for generative AI. */
const generations: Readonly<Record<string, string>> = {
  createChat: 'chat',
  createChatCompletion: 'chat',
  chatOverSocket: 'chat',
  createCompletion: 'text_completion',
  invokeTools: 'invoke_agent',
}

/** The name of an operation in the conventions for generative AI, if it generates anything. */
export const generationName = ({ operation }: CallEvent): string | undefined =>
  Object.hasOwn(generations, operation) ? generations[operation] : undefined

/** What a request asks an agent to generate. */
export const generationRequest = ({ body }: RequestEvent): Attributes => {
  const { model, temperature, top_p, max_tokens, max_completion_tokens, stop } = Object(body)
  return {
    'gen_ai.request.model': text(model),
    'gen_ai.request.temperature': number(temperature),
    'gen_ai.request.top_p': number(top_p),
    'gen_ai.request.max_tokens': number(max_completion_tokens) ?? number(max_tokens),
    'gen_ai.request.stop_sequences': Array.isArray(stop) ? stop : text(stop) && [stop],
  }
}

/** What an agent reports about what it generated. */
export const generationResult = ({ generation = {} }: EndEvent): Attributes => {
  const { id, model, finishReason, inputTokens, outputTokens } = generation
  return {
    'gen_ai.response.id': id,
    'gen_ai.response.model': model,
    'gen_ai.response.finish_reasons': finishReason === undefined ? undefined : [finishReason],
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

const number = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined
