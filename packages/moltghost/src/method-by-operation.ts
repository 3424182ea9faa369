import type { moltghost } from '@molt-sdk/contracts/moltghost'
import type { MethodByOperation } from '@molt-sdk/core/client'
import type { MoltGhostAgent } from './client.ts'

/** The response as it came: the client reads all of its formats into one. */
type RawResponse = Promise<Readonly<Record<string, unknown>>>

/** The client method that carries out each operation of an agent. */
export const methodByOperation: MethodByOperation<
  MoltGhostAgent,
  typeof moltghost.operations,
  {
    createChat: RawResponse
    // A client with `api: 'openai'` sends its chats there: it has no method of its own.
    createChatCompletion: never
    createCompletion: RawResponse
    invokeTools: RawResponse
  }
> = {
  createChat: (agent, { body: { messages, stream, ...settings } }, options) =>
    agent.chat(messages, { ...settings, extra: { stream }, ...options }).then(({ raw }) => raw),
  // OpenAI's format allows `null` for settings, for which the client has `undefined`.
  createCompletion: ({ completions }, { body: { prompt, ...extra } }, options) =>
    completions.create(prompt, { extra, ...options }).then(({ raw }) => raw),
  invokeTools: ({ tools }, { body }, options) => tools.invoke(body, options).then(({ raw }) => raw),
  listModels: ({ models }, _, options) => models.list(options),
  getHealth: (agent, _, options) => agent.health(options),
}
