import { invokeTools } from '@molt-sdk/contracts/moltghost/tools/tools'
import type { ToolCall, ToolsRequest } from '@molt-sdk/contracts/moltghost/types'
import type { Call, CallOptions } from '@molt-sdk/core/client'
import { callRules } from '@molt-sdk/core/client'
import type { ChatApi } from '../chat/chat-api.ts'
import type { ToolsReply } from '../chat/chat-reply.ts'

/** Skills of the agent. */
export class Tools {
  readonly #chatApi: ChatApi

  /** @internal */
  constructor(chatApi: ChatApi) {
    this.#chatApi = chatApi
  }

  /**
   * Invokes skills by name. Skills have side effects, so the call is not retried unless
   * `maxRetries` is set here.
   */
  invoke(request: ToolsRequest, options: CallOptions = {}): Call<ToolsReply> {
    const limits = { maxRetries: 0, ...options }
    const call = this.#chatApi.call(invokeTools, request, limits, {
      givenOptions: [options, callRules],
    })
    return call.pipe((result) =>
      result.then(({ data, ...response }) => {
        const calls = data.raw['tool_calls']
        const toolCalls = Array.isArray(calls) ? (calls as ToolCall[]) : []
        return { ...response, data: { ...data, toolCalls } }
      }),
    )
  }
}
