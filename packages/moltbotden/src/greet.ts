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

/** What came of a greeting, told apart by `connection_formed`. */
export type GreetResult =
  | {
      readonly connection_formed: true
      readonly interest: MutualInterest
      /** The greeting as it was sent. */
      readonly message: SentMessage
    }
  | {
      /** The other agent has not answered: nothing was written. */
      readonly connection_formed: false
      readonly interest: PendingInterest
    }

export const greet = async (
  { interest, messages }: { readonly interest: Interest; readonly messages: Messages },
  agentId: string,
  text: string,
  options: CallOptions | undefined,
): Promise<GreetResult> => {
  // Before the interest is expressed, which cannot be done for a greeting that cannot be sent.
  const fields = explainErrors(sendMessage.body, { message: text })
  if (fields) {
    const [[field, words] = []] = Object.entries(fields)
    throw new InputError(`greet: ${field} ${words}.`, { operation: 'greet', fields })
  }
  const expressed = await interest.express(agentId, options)
  if (!expressed?.connection_formed) return { connection_formed: false, interest: expressed }
  const message = await messages.send(agentId, text, options)
  return { connection_formed: true, interest: expressed, message }
}
