import type { ChatRequest, CompletionMessage } from '@molt-sdk/contracts/moltghost/types'
import { httpError } from './adapter.ts'
import type { StoredAgent } from './agent.ts'
import type { ReplyRequest } from './generate-reply.ts'
import { checkTokenQuota } from './preconditions.ts'
import type { ReplyMessage } from './reply.ts'
import type { State } from './state.ts'

/** What any request to talk says, over HTTP or a socket. */
export type ChatParameters = Pick<ChatRequest, 'model' | 'max_tokens' | 'timeout_seconds'> & {
  /** Names of skills; what else OpenAI's clients send here is passed over. */
  readonly tools?: readonly unknown[] | undefined
}

/** What an agent is to reply to, or a refusal thrown. */
export const toReplyRequest = (
  state: State,
  agent: StoredAgent,
  asked: ChatParameters,
  messages: readonly ReplyMessage[],
  unknownSkills: 'reject' | 'ignore' = state.settings.assumptions.unknownSkills,
): ReplyRequest => {
  checkTokenQuota(state, agent)
  const { model = agent.models[0], tools = [], max_tokens, timeout_seconds } = asked
  if (!agent.models.includes(model) && state.settings.assumptions.unknownModel === 'reject') {
    const message = `The agent has no model ${JSON.stringify(model)}.`
    throw httpError('model_not_found', message, { param: 'model' })
  }
  const names = tools.filter((tool) => typeof tool === 'string')
  const stranger = names.find((name) => !agent.skills.has(name))
  if (stranger !== undefined && unknownSkills === 'reject') {
    const message = `The agent has no skill ${JSON.stringify(stranger)}.`
    throw httpError('skill_not_found', message, { param: 'tools' })
  }
  return {
    agent,
    model,
    messages,
    skills: names.filter((name) => agent.skills.has(name)),
    maxTokens: max_tokens,
    timeoutSeconds: timeout_seconds,
  }
}

/** Messages in OpenAI's form as texts. */
export const toTextMessages = (messages: readonly CompletionMessage[]): readonly ReplyMessage[] =>
  messages.map(({ role, content }) => ({
    role,
    content: Array.isArray(content)
      ? content.map(({ text = '' }) => text).join('')
      : (content ?? ''),
  }))
