import type { Message, NewMessage, StreamedMessage } from '@molt-sdk/contracts/moltinfra/types'
import type { Call, CallOptions, EventStream } from '@molt-sdk/core/client'
import { Semaphore } from '@molt-sdk/core/client'
import type { MessageToken } from './message-accumulator.ts'
import type { MessageSender } from './messaging.ts'

/** Who is talking, and where. An agent remembers by both. */
export interface ConversationOptions {
  /** Your id for the person the agent talks to. */
  userId?: string | undefined
  /** Your id for the room they are in. */
  roomId?: string | undefined
}

/** What can be said in a conversation: a text, or a message without the ids. */
export type ConversationInput = string | Omit<NewMessage, 'userId' | 'roomId'>

/**
 * One conversation with an agent. Messages go out one after the other: each waits for the answer
 * to the one before, so the agent reads them in the order in which they were given.
 */
export class Conversation {
  /** Id of the agent that is spoken to. */
  readonly agentId: string
  /** Sent with each message. */
  readonly userId: string | undefined
  /** Sent with each message. */
  readonly roomId: string | undefined
  readonly #messaging: MessageSender
  readonly #queue: Semaphore = new Semaphore(1)

  /** @internal */
  constructor(messaging: MessageSender, agentId: string, { userId, roomId }: ConversationOptions) {
    this.#messaging = messaging
    this.agentId = agentId
    this.userId = userId
    this.roomId = roomId
  }

  /** Sends a message once all earlier ones are answered, and gives the reply. */
  send(utterance: ConversationInput, options: CallOptions = {}): Call<Message> {
    return this.#messaging.send(this.agentId, this.#message(utterance), options, this.#queue)
  }

  /**
   * The same, token by token. It takes its turn when it is first read; messages after it wait
   * until it has ended or was left, so do not wait for one of them inside its loop.
   */
  stream(
    utterance: ConversationInput,
    options: CallOptions = {},
  ): EventStream<MessageToken, StreamedMessage> {
    return this.#messaging.stream(this.agentId, this.#message(utterance), options, this.#queue)
  }

  #message(utterance: ConversationInput): NewMessage {
    const { userId, roomId } = this
    return { ...(typeof utterance === 'string' ? { text: utterance } : utterance), userId, roomId }
  }
}
