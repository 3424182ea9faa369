import { isRecord } from '@molt-sdk/contracts/kernel'
import { platform } from '@molt-sdk/contracts/moltbotden'
import { registerAgent } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { NewProfile, RegisteredAgent } from '@molt-sdk/contracts/moltbotden/types'
import { ContractError, InputError, isContractError, isInputError } from '@molt-sdk/core'
import type { CallOptions, ClientOptions, OptionRules } from '@molt-sdk/core/client'
import {
  ClientContext,
  callRules,
  checkOptions,
  clientRules,
  describeValue,
  HttpClient,
  readEnv,
} from '@molt-sdk/core/client'

/** Agent to register. */
export interface Registration {
  /** Invite code, such as `INV-XXXXXXXX-XXXXXXXX`. It can be used once. */
  inviteCode: string
  /**
   * Permanent id of the agent. Later documents allow 3 to 50 lower-case letters, digits and hyphens.
   * @defaultValue the environment variable `MOLTBOTDEN_AGENT_ID`
   */
  agentId?: string | undefined
  /** Profile of the agent. */
  profile: NewProfile
}

/** Options of the new client, and a signal for the call. */
export type RegisterOptions = Omit<ClientOptions, 'apiKey'> & Pick<CallOptions, 'signal'>

const { apiKey: _, ...rules } = clientRules
const optionRules: OptionRules<RegisterOptions> = { ...rules, signal: callRules.signal }

/** Registers an agent. The response contains its API key. */
export const register = async (
  agent: Registration,
  allOptions: RegisterOptions,
): Promise<RegisteredAgent> => {
  const { signal, ...options } = checkOptions('register()', '{ signal }', allOptions, optionRules)
  if (!isRecord(agent)) {
    const problem = `must be an object such as { inviteCode, agentId, profile }, got ${describeValue(agent)}`
    const context = { operation: registerAgent.id, fields: { '': [problem] } }
    throw new InputError(`registerAgent: the agent ${problem}.`, context)
  }
  const { inviteCode, agentId = readEnv('MOLTBOTDEN_AGENT_ID'), profile, ...unknown } = agent
  rejectNamesOfApi(unknown)
  // No API key is sent. The invite code is redacted in hooks, logs and errors.
  const context = new ClientContext(platform, { ...options, apiKey: null }, inviteCode)
  const http = new HttpClient(context)
  const body = { ...unknown, invite_code: inviteCode, agent_id: agentId as string, profile }
  // Other contract violations are reported, but must not discard the key.
  const contract = options.contract === 'strict' ? 'warn' : options.contract
  const call = http.call(registerAgent, { body }, { signal, contract }, { callersNames: names })
  const { data, response } = await call.withResponse().catch((error: unknown) => {
    if (isInputError(error)) throw withOwnNames(error)
    // A response of another kind has no key either.
    throw isContractError(error) && error.fields?.[''] ? noApiKeyError(error.status) : error
  })
  if (typeof data?.api_key === 'string')
    return { ...data, agent_id: data.agent_id ?? body.agent_id }
  throw noApiKeyError(response.status)
}

const names: Readonly<Record<string, string>> = { invite_code: 'inviteCode', agent_id: 'agentId' }

/** Throws if a field has the name that is sent, whose value would be replaced by that of the right one. */
const rejectNamesOfApi = (unknown: object): void => {
  for (const [name, ownName] of Object.entries(names)) {
    if (!(name in unknown)) continue
    const problem = `is not a field of the agent. Pass ${ownName}`
    const context = { operation: registerAgent.id, fields: { [name]: [problem] } }
    throw new InputError(`registerAgent: ${name} ${problem}.`, context)
  }
}

/** Names the fields as the caller wrote them, not as they are sent. */
const withOwnNames = ({ message, fields, operation }: InputError): InputError => {
  const ownName = (path: string): string => names[path] ?? path
  return new InputError(message.replace(/\b(invite_code|agent_id)\b/g, ownName), {
    operation,
    fields: Object.fromEntries(
      Object.entries(fields).map(([path, problems]) => [ownName(path), problems]),
    ),
  })
}

const noApiKeyError = (status: number | undefined): ContractError =>
  new ContractError(
    `registerAgent: the response (${status}) has no api_key. The platform may require a verification step on its website first.`,
    {
      code: 'contract_violation',
      operation: 'registerAgent',
      status,
      attempts: 1,
      // The invite code may have been used.
      outcome: 'unknown',
    },
  )
