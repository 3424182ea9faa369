import type { MessageStreamEvent, StreamedMessage } from '@molt-sdk/contracts/moltinfra/types'
import type { StreamAccumulator } from '@molt-sdk/core/client'
import { TextBuilder } from '@molt-sdk/core/client'

/** A chunk of a streamed reply. */
export interface MessageToken {
  /** The type of the event. */
  type: 'token'
  /** The next chunk of the text, including spaces. */
  content: string
}

/**
 * Returns the tokens of a reply and builds its message. The fields of the final event are not
 * documented: all of them are kept, and the text is built from the tokens if it has none.
 */
export class MessageAccumulator
  implements StreamAccumulator<MessageStreamEvent, MessageToken, StreamedMessage>
{
  readonly #agentId: string
  readonly #text = new TextBuilder()
  #message: StreamedMessage | undefined

  constructor(agentId: string) {
    this.#agentId = agentId
  }

  add(event: MessageStreamEvent): MessageToken | undefined {
    if (event.type === 'token' && typeof event.content === 'string') {
      this.#text.append(event.content)
      return event as MessageToken
    }
    if (event.type === 'done') {
      const { type, response: text, ...message } = event as typeof event & { response?: unknown }
      const response = text && typeof text === 'string' ? text : this.#text.join()
      this.#message = { agentId: this.#agentId, ...message, response }
    }
    return undefined
  }

  result(): StreamedMessage | undefined {
    return this.#message
  }
}
