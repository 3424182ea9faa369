import type { ToolCall, ToolsRequest } from '@molt-sdk/contracts/moltghost'
import { invokeTools } from '@molt-sdk/contracts/moltghost'
import type { CallOptions, ClientOptions } from '@molt-sdk/core/client'
import { Call } from '@molt-sdk/core/client'
import type { ChatApi } from '../chat/chat-api.ts'
import type { ToolsReply } from '../chat/chat-reply.ts'
import { resolveTimeouts } from '../chat/resolve-timeouts.ts'

/** Skills of the agent. */
export class Tools {
  readonly #talk: ChatApi
  readonly #client: ClientOptions

  /** @internal */
  constructor(talk: ChatApi, client: ClientOptions) {
    this.#talk = talk
    this.#client = client
  }

  /**
   * Has named skills do some work. Skills act on the world, so nothing is sent twice unless
   * `maxRetries` is given here.
   */
  invoke(request: ToolsRequest, options: CallOptions = {}): Call<ToolsReply> {
    const { timeout_seconds } = Object(request) as ToolsRequest
    const limits = resolveTimeouts({ maxRetries: 0, ...options }, this.#client, timeout_seconds)
    const asked = this.#talk.create(invokeTools, request, limits).withResponse()
    const answer = asked.then(({ data, response }) => {
      const found = data.raw['tool_calls']
      const toolCalls = Array.isArray(found) ? (found as ToolCall[]) : []
      return { data: { ...data, toolCalls }, response }
    })
    return new Call(() => answer)
  }
}
