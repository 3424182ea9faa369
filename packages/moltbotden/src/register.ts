import { platform } from '@molt-sdk/contracts/moltbotden'
import { registerAgent } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { NewProfile, RegisteredAgent } from '@molt-sdk/contracts/moltbotden/types'
import { ContractError } from '@molt-sdk/core'
import type { CallOptions, ClientOptions } from '@molt-sdk/core/client'
import { ClientContext, HttpClient } from '@molt-sdk/core/client'

/** Who registers. */
export interface Registration {
  /** Invite code, such as `INV-XXXXXXXX-XXXXXXXX`. It registers one agent. */
  inviteCode: string
  /** Id of the agent, for good. Later documents allow 3 to 50 lower-case letters, digits and hyphens. */
  agentId: string
  /** What the agent says of itself. */
  profile: NewProfile
}

/** What the client is constructed with, and a signal for the call. */
export type RegisterOptions = Omit<ClientOptions, 'apiKey'> & Pick<CallOptions, 'signal'>

/** Registers an agent: the answer has its key. */
export const register = async (
  { inviteCode, agentId, profile }: Registration,
  { signal, ...options }: RegisterOptions,
): Promise<RegisteredAgent> => {
  // A call without a key sends none: in its place the code is what no hook, log or error may show.
  const secret = /^[\x21-\x7e]{8,}$/.test(inviteCode ?? '') ? inviteCode : null
  const http = new HttpClient(new ClientContext(platform, { ...options, apiKey: secret }))
  const body = { invite_code: inviteCode, agent_id: agentId, profile }
  // What else is wrong with the answer is told, but no reason to lose the key in it.
  const contract = options.contract === 'strict' ? 'warn' : options.contract
  const call = http.call(registerAgent, { body }, { signal, contract })
  const { data, response } = await call.withResponse()
  if (typeof data?.api_key === 'string') return { ...data, agent_id: data.agent_id ?? agentId }
  throw new ContractError(
    `registerAgent: the answer (${response.status}) holds no api_key. Later versions of the platform ask a question first, which is answered on its website.`,
    {
      code: 'contract_violation',
      operation: 'registerAgent',
      status: response.status,
      attempts: 1,
    },
  )
}
