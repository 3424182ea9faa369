/**
 * MoltGhost as a provider of the AI SDK (`ai`).
 *
 * @module
 */
import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { MoltGhostOptions } from '../client.ts'
import { MoltGhostAgent } from '../client.ts'
import { AgentLanguageModel } from './language-model.ts'

/** Creates language models of the AI SDK for one agent. */
export interface MoltGhostProvider {
  /**
   * Creates a language model.
   *
   * @param model a model that the agent can use; default: the model of the agent
   */
  (model?: string): LanguageModelV4
  /** Same as calling the provider. */
  languageModel(model?: string): LanguageModelV4
}

/**
 * Creates a provider for `generateText`, `streamText` and the UI message stream of the AI SDK.
 *
 * The client decides what is retried, so `maxRetries` of the AI SDK has no effect: set it here. Errors are
 * those of the client, such as `QuotaExceededError` and `AgentPausedError`, which are sent once.
 *
 * @throws ConfigError if the API key or the agent is missing, or an option is invalid.
 * @example
 * const moltghost = createMoltGhost({ agentId: 'abc123' })
 * const { text } = await generateText({ model: moltghost(), prompt: 'Good morning.' })
 */
export const createMoltGhost = (options: MoltGhostOptions = {}): MoltGhostProvider => {
  const agent = new MoltGhostAgent(options)
  const languageModel = (model: string | undefined = options.model): LanguageModelV4 =>
    new AgentLanguageModel(agent, model)
  return Object.assign((model?: string) => languageModel(model), { languageModel })
}
