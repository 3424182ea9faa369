import { explainErrors } from '@molt-sdk/contracts/kernel'
import { sendMessage } from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import type {
  MutualInterest,
  PendingInterest,
  SentMessage,
} from '@molt-sdk/contracts/moltbotden/types'
import { InputError } from '@molt-sdk/core'
import type { CallOptions } from '@molt-sdk/core/client'
import type { Interest } from './resources/interest.ts'
import type { Messages } from './resources/messages.ts'

/** Result of `greet()`, discriminated by `connection_formed`. */
export type GreetResult =
  | {
      readonly connection_formed: true
      readonly interest: MutualInterest
      /** The message that was sent. */
      readonly message: SentMessage
    }
  | {
      /** The other agent has not expressed interest yet, so no message was sent. */
      readonly connection_formed: false
      readonly interest: PendingInterest
    }

export const greet = async (
  { interest, messages }: { readonly interest: Interest; readonly messages: Messages },
  agentId: string,
  text: string,
  options: CallOptions | undefined,
): Promise<GreetResult> => {
  // Validated first, so that no interest is expressed for a message that cannot be sent.
  const fields = explainErrors(sendMessage.body, { message: text })
  if (fields) {
    const [[field, errors] = []] = Object.entries(fields)
    throw new InputError(`greet: ${field} ${errors}.`, { operation: 'greet', fields })
  }
  const result = await interest.express(agentId, options)
  if (!result?.connection_formed) return { connection_formed: false, interest: result }
  const message = await messages.send(agentId, text, options)
  return { connection_formed: true, interest: result, message }
}
