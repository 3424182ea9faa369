import {
  createAgent,
  deleteAgent,
  getAgent,
  listAgents,
  updateAgent,
} from '@molt-sdk/contracts/moltinfra/agents/agents'
import type {
  Agent,
  AgentChanges,
  AgentQuery,
  AgentSummary,
  CreatedAgent,
  DeletedAgent,
  Message,
  NewAgent,
  NewMessage,
  Pagination,
  StreamedMessage,
  UpdatedAgent,
} from '@molt-sdk/contracts/moltinfra/types'
import type {
  Call,
  CallOptions,
  EventStream,
  List,
  StreamingHttpClient,
} from '@molt-sdk/core/client'
import { idempotentDelete } from '@molt-sdk/core/client'
import type { MessageToken } from '../message-accumulator.ts'
import type { MessageSender } from '../messaging.ts'

/** Hosted agents. Endpoints and limits are inferred from the platform's lineage. */
export class Agents {
  readonly #http: StreamingHttpClient
  readonly #messaging: MessageSender

  /** @internal */
  constructor(http: StreamingHttpClient, messaging: MessageSender) {
    this.#http = http
    this.#messaging = messaging
  }

  /**
   * Creates an agent, which is active immediately. Limits: 10 per minute, 100 in total.
   *
   * @throws InputError (nothing was sent), ValidationError (`INVALID_REQUEST`),
   * PermissionError (`INSUFFICIENT_QUOTA`).
   */
  create(agent: NewAgent, options?: CallOptions): Call<CreatedAgent> {
    return this.#http.call(createAgent, { body: agent }, options)
  }

  /**
   * Lists agents, newest first. `await` it to get one page (`limit` is 20 by default, at most 100),
   * or iterate over it to get all agents.
   */
  list(query?: AgentQuery, options?: CallOptions): List<AgentSummary, Pagination> {
    return this.#http.list(listAgents, { query }, options)
  }

  /**
   * Gets an agent with its configuration and metrics.
   *
   * @throws NotFoundError (`AGENT_NOT_FOUND`).
   */
  get(agentId: string, options?: CallOptions): Call<Agent> {
    return this.#http.call(getAgent, { params: { agentId } }, options)
  }

  /**
   * Updates the given fields of an agent. A nested value, such as `settings`, replaces the whole
   * previous value (assumed).
   *
   * @throws NotFoundError, ValidationError.
   */
  update(agentId: string, changes: AgentChanges, options?: CallOptions): Call<UpdatedAgent> {
    return this.#http.call(updateAgent, { params: { agentId }, body: changes }, options)
  }

  /**
   * Deletes an agent and its history permanently. To stop its replies only, set its status to
   * `inactive`. Sent again if the response is lost; if the agent is missing then, it was deleted,
   * and the result contains only its id.
   *
   * @throws NotFoundError, PermissionError (`DELETE_PROTECTED`).
   */
  delete(agentId: string, options?: CallOptions): Call<DeletedAgent> {
    return idempotentDelete(
      (internal) => this.#http.call(deleteAgent, { params: { agentId } }, options, internal),
      (data) => data ?? { id: agentId },
    )
  }

  /**
   * Sends a message and waits for the whole reply. At most 10 messages of one agent are sent at a
   * time: the client queues the others.
   *
   * @throws ValidationError (`INVALID_MESSAGE`), NotFoundError, ServerError (`AGENT_UNAVAILABLE`,
   * `MODEL_ERROR`).
   */
  sendMessage(agentId: string, message: NewMessage, options: CallOptions = {}): Call<Message> {
    return this.#messaging.send(agentId, message, options)
  }

  /**
   * Sends a message and streams the reply token by token. The message is sent when the stream is
   * first read. If the server has no streaming endpoint, the other endpoint is called with
   * `stream: true`.
   *
   * @throws StreamError if the stream ends early or sends an error.
   * @example
   * const stream = infra.agents.streamMessage(id, { text: 'Hello' })
   * for await (const token of stream) process.stdout.write(token.content)
   * const { metadata } = await stream.final()
   */
  streamMessage(
    agentId: string,
    message: NewMessage,
    options: CallOptions = {},
  ): EventStream<MessageToken, StreamedMessage> {
    return this.#messaging.stream(agentId, message, options)
  }
}
