import type { MessageFrame, StreamedMessage } from '@molt-sdk/contracts/moltinfra/types'
import type { StreamAccumulator } from '@molt-sdk/core/client'

/** A piece of an answer that is being written. */
export interface MessageToken {
  /** Which kind of event this is. */
  type: 'token'
  /** The next piece of the text, spaces included. */
  content: string
}

/**
 * Gives the tokens as they come, and puts the message together. What the closing event carries
 * is written nowhere: whatever it has is kept, and the text is made of the tokens if it has none.
 */
export class MessageAccumulator
  implements StreamAccumulator<MessageFrame, MessageToken, StreamedMessage>
{
  readonly #agentId: string
  #text = ''
  #message: StreamedMessage | undefined

  constructor(agentId: string) {
    this.#agentId = agentId
  }

  add(frame: MessageFrame): MessageToken | undefined {
    if (frame.type === 'token' && typeof frame.content === 'string') {
      this.#text += frame.content
      return frame as MessageToken
    }
    if (frame.type === 'done') {
      const { type, ...message } = frame
      const text = message['response']
      const response = text && typeof text === 'string' ? text : this.#text
      this.#message = { agentId: this.#agentId, ...message, response }
    }
    return undefined
  }

  result(): StreamedMessage | undefined {
    return this.#message
  }
}
