import type { ChatRequest, CompletionMessage } from '@molt-sdk/contracts/moltghost/types'
import { httpError } from './adapter.ts'
import type { StoredAgent } from './agent.ts'
import type { ReplyRequest } from './generate-reply.ts'
import { checkTokenQuota } from './preconditions.ts'
import type { MoltGhostReplyMessage } from './reply.ts'
import type { State } from './state.ts'

/** Parameters of a chat request, over HTTP or a WebSocket. */
export type ChatParameters = Pick<ChatRequest, 'model' | 'timeout_seconds'> & {
  readonly max_tokens?: number | null | undefined
  /** OpenAI's newer name of `max_tokens`. */
  readonly max_completion_tokens?: number | null | undefined
  /** Names of skills. Tool objects, which OpenAI's clients send, are ignored. */
  readonly tools?: readonly unknown[] | undefined
}

/** Checks the parameters and returns the reply request, or throws `HttpError`. */
export const toReplyRequest = (
  state: State,
  agent: StoredAgent,
  parameters: ChatParameters,
  messages: readonly MoltGhostReplyMessage[],
  unknownSkills: 'reject' | 'ignore' = state.settings.assumptions.unknownSkills,
): ReplyRequest => {
  checkTokenQuota(state, agent)
  const { model = agent.models[0], tools = [], timeout_seconds } = parameters
  if (!agent.models.includes(model) && state.settings.assumptions.unknownModel === 'reject') {
    const message = `Model ${JSON.stringify(model)} not found. The agent has: ${agent.models.join(', ')}.`
    throw httpError('model_not_found', message, { param: 'model' })
  }
  const names = tools.filter((tool) => typeof tool === 'string')
  const unknownSkill = names.find((name) => !agent.skills.has(name))
  if (unknownSkill !== undefined && unknownSkills === 'reject') {
    const message = `Skill ${JSON.stringify(unknownSkill)} not found. The agent has: ${[...agent.skills.keys()].join(', ')}.`
    throw httpError('skill_not_found', message, { param: 'tools' })
  }
  return {
    agent,
    model,
    messages,
    skills: names.filter((name) => agent.skills.has(name)),
    maxTokens: parameters.max_completion_tokens ?? parameters.max_tokens ?? undefined,
    timeoutSeconds: timeout_seconds,
  }
}

/** Converts messages in OpenAI's format, whose content may be an array of parts, to text messages. */
export const toTextMessages = (
  messages: readonly CompletionMessage[],
): readonly MoltGhostReplyMessage[] =>
  messages.map(({ role, content }) => ({
    role,
    content:
      typeof content === 'object' && content
        ? content.map(({ text = '' }) => text).join('')
        : (content ?? ''),
  }))
