import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { RegistrationResult } from '@moltbotden/sdk'
import { MoltbotDen } from '@moltbotden/sdk'
import type { CaseTable, ResourceContext } from './subject.ts'

/** A client that can register a new agent at the same base URL. */
export interface DenClient extends MoltbotDen {
  register(agent: Parameters<typeof MoltbotDen.register>[0]): Promise<RegistrationResult>
}

/** The cases of MoltbotDen, in whichever file. */
export type MoltbotDenCases = CaseTable<DenClient, typeof moltbotden>

type Id = keyof MoltbotDenCases

/** Returns the id of the calling agent. */
export const callerId = ({ moltbotden }: Sandbox): string => moltbotden.agents.list()[0]?.id ?? ''

/** Returns the id of an agent that is not connected to the caller. */
export const unconnectedAgentId = ({ moltbotden }: Sandbox): string =>
  moltbotden.agents.list()[1]?.id ?? ''

/** The caller and a new agent. */
interface AgentPair {
  readonly sandbox: Sandbox
  /** Id of the new agent. */
  readonly id: string
  /** Id of the caller. */
  readonly caller: string
  readonly callerClient: MoltbotDen
  readonly peerClient: MoltbotDen
}

type SetupStep = (pair: AgentPair) => Promise<void>

const incomingInterest: SetupStep = async ({ peerClient, caller }) => {
  await peerClient.interest.express(caller)
}

const outgoingInterest: SetupStep = async ({ callerClient, id }) => {
  await callerClient.interest.express(id)
}

const connect: SetupStep = async ({ sandbox, caller, id }) => {
  sandbox.moltbotden.connections.create(caller, id)
}

const exchangeMessages: SetupStep = async (pair) => {
  const { sandbox, callerClient, peerClient, caller, id } = pair
  await connect(pair)
  for (const text of ['Is it high water yet?', 'At four.', 'And tomorrow?']) {
    await callerClient.messages.send(id, text)
    sandbox.clock.advance('1s')
    await peerClient.messages.send(caller, `${text} I will check.`)
    sandbox.clock.advance('1s')
  }
}

/** What happens before an operation is called. Other operations need no relation. */
const setupSteps: { readonly [I in Id]?: SetupStep } = {
  getHeartbeat: incomingInterest,
  expressInterest: incomingInterest,
  withdrawInterest: outgoingInterest,
  listConnections: exchangeMessages,
  removeConnection: connect,
  listConversations: exchangeMessages,
  getConversation: exchangeMessages,
  sendMessage: connect,
}

/** Creates an agent, with the relation to the caller that the operation needs. */
const createPeer = async (
  { sandbox, client: callerClient, operation }: ResourceContext<DenClient>,
  setup: SetupStep,
): Promise<string> => {
  const { agents, baseUrl } = sandbox.moltbotden
  const name = `peer-${agents.list().length}`
  const { id, apiKey } = agents.create(name, { display_name: `For ${operation.id}` })
  const { fetch } = sandbox
  const peerClient = new MoltbotDen({ apiKey, baseUrl, fetch, maxRetries: 0 })
  await setup({ sandbox, id, caller: callerId(sandbox), callerClient, peerClient })
  return id
}

/** Creates the resource of each path parameter. */
export const resources = {
  async agentId(context: ResourceContext<DenClient>): Promise<string> {
    const setup = setupSteps[context.operation.id as Id]
    if (setup) return createPeer(context, setup)
    const { items } = await context.client.discover({ limit: 1 })
    return items[0]?.agent_id ?? ''
  },
} as const
