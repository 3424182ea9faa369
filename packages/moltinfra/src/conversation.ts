import type { Message, NewMessage, StreamedMessage } from '@molt-sdk/contracts/moltinfra/types'
import type { Call, CallOptions, EventStream, OptionRules } from '@molt-sdk/core/client'
import { checkOptions, mustBe, Semaphore } from '@molt-sdk/core/client'
import type { MessageToken } from './message-accumulator.ts'
import type { MessageSender } from './messaging.ts'

/** The user and the room of a conversation. The agent's memory depends on both. */
export interface ConversationOptions {
  /** Your id of the user in this conversation. */
  userId?: string | undefined
  /** Your id of the room that the user is in. */
  roomId?: string | undefined
}

const id = mustBe('a string', (value) => typeof value === 'string')

const idRules: OptionRules<ConversationOptions> = { userId: id, roomId: id }

/** Input of a conversation: a string, or a message without ids. */
export type ConversationInput = string | Omit<NewMessage, 'userId' | 'roomId'>

/**
 * A conversation with an agent. Messages are sent one at a time: each waits for the reply to the
 * previous one, so the agent receives them in order.
 */
export class Conversation {
  /** Id of the agent. */
  readonly agentId: string
  /** Id of the user, sent with each message. */
  readonly userId: string | undefined
  /** Id of the room, sent with each message. */
  readonly roomId: string | undefined
  readonly #messaging: MessageSender
  readonly #queue: Semaphore = new Semaphore(1)

  /** @internal */
  constructor(messaging: MessageSender, agentId: string, options: ConversationOptions) {
    const { userId, roomId } = checkOptions('conversation()', '{ userId }', options, idRules)
    this.#messaging = messaging
    this.agentId = agentId
    this.userId = userId
    this.roomId = roomId
  }

  /** Sends a message when all earlier ones have their replies. Resolves to the reply. */
  send(input: ConversationInput, options: CallOptions = {}): Call<Message> {
    return this.#messaging.send(this.agentId, this.#message(input), options, this.#queue)
  }

  /**
   * Sends a message and streams the reply. The message is queued when the stream is first read.
   * Later messages wait until the stream has ended or is closed, so do not await one of them inside
   * its loop.
   */
  stream(
    input: ConversationInput,
    options: CallOptions = {},
  ): EventStream<MessageToken, StreamedMessage> {
    return this.#messaging.stream(this.agentId, this.#message(input), options, this.#queue)
  }

  #message(input: ConversationInput): NewMessage {
    const { userId, roomId } = this
    // Neither a string nor an object: rejected when it is checked, without a text.
    return { ...(typeof input === 'string' ? { text: input } : Object(input)), userId, roomId }
  }
}
