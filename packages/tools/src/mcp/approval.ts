import type {
  InputRequiredResult,
  RequestStateCodec,
  ServerContext,
} from '@modelcontextprotocol/server'
import { createRequestStateCodec, inputRequired, inputResponse } from '@modelcontextprotocol/server'
import { formatUsd } from '@molt-sdk/contracts/kernel'
import { NotAllowedError } from '../permission/guard.ts'
import type { ApprovalRequest, Approve } from '../tool.ts'

/** What the user was asked, which the client sends back with the reply of the user. */
interface Question {
  readonly tool: string
  readonly input: string
  readonly amount: number | null
}

/** Stops a call until the client has asked the user. */
export class ApprovalNeeded extends Error {
  readonly result: InputRequiredResult

  constructor(result: InputRequiredResult) {
    super('The user must approve this call.')
    this.result = result
  }
}

const replyKey = 'approval'

/** Asks the user of an MCP client for approval, by elicitation. */
export class Approval {
  /** Signs the question, so that a reply to one question does not approve another call. */
  readonly codec: RequestStateCodec<Question> = createRequestStateCodec<Question>({
    key: crypto.getRandomValues(new Uint8Array(32)),
  })

  /**
   * Returns the `approve` of a request: true if the user approved exactly this call.
   *
   * @param canAsk whether the client can ask its user
   */
  forRequest(context: ServerContext, canAsk: boolean): Approve {
    return async (request) => {
      const question = questionOf(request)
      const asked = context.mcpReq.requestState<Question>()
      const reply = inputResponse(context.mcpReq.inputResponses, replyKey)
      if (reply.kind === 'elicit' && isSame(question, asked)) {
        return reply.action === 'accept' && reply.content?.['approve'] === true
      }
      if (!canAsk) {
        throw new NotAllowedError(
          'Not sent: this call needs the approval of the user, and this client cannot ask for it (it does not support elicitation). Do not repeat it; ask the user to do it, or to start the server with --no-approval.',
        )
      }
      throw new ApprovalNeeded(
        inputRequired({
          inputRequests: { [replyKey]: inputRequired.elicit(elicitation(request)) },
          requestState: await this.codec.mint(question),
        }),
      )
    }
  }
}

const questionOf = ({ tool, input, amount }: ApprovalRequest): Question => ({
  tool,
  input: JSON.stringify(input),
  amount: amount ?? null,
})

const isSame = (question: Question, asked: Question | undefined): boolean =>
  asked !== undefined &&
  question.tool === asked.tool &&
  question.input === asked.input &&
  question.amount === asked.amount

const elicitation = ({ tool, input, amount }: ApprovalRequest) => ({
  message: `${tool} wants to run${amount === undefined ? '' : ` and spend ${formatUsd(amount)}`}, with ${JSON.stringify(input)}.`,
  requestedSchema: {
    type: 'object' as const,
    properties: { approve: { type: 'boolean' as const, title: 'Approve', default: false } },
    required: ['approve'],
  },
})
