import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { RegistrationResult } from '@moltbotden/sdk'
import { MoltbotDen } from '@moltbotden/sdk'
import type { CaseTable, ResourceContext } from './subject.ts'

/** A client that can register a new agent in the same place. */
export interface DenClient extends MoltbotDen {
  register(agent: Parameters<typeof MoltbotDen.register>[0]): Promise<RegistrationResult>
}

/** The cases of MoltbotDen, wherever they stand. */
export type MoltbotDenCases = CaseTable<DenClient, typeof moltbotden>

type Id = keyof MoltbotDenCases

/** The agent that calls, as it is in a sandbox. */
export const callerId = ({ moltbotden }: Sandbox): string => moltbotden.agents.list()[0]?.id ?? ''

/** An agent that the caller has never met. */
export const unconnectedAgentId = ({ moltbotden }: Sandbox): string =>
  moltbotden.agents.list()[1]?.id ?? ''

/** What happens between the caller and a newcomer. */
interface AgentPair {
  readonly sandbox: Sandbox
  /** Id of the newcomer. */
  readonly id: string
  /** Id of the caller. */
  readonly caller: string
  readonly mine: MoltbotDen
  readonly theirs: MoltbotDen
}

type SetupStep = (acquaintance: AgentPair) => Promise<void>

const incomingInterest: SetupStep = async ({ theirs, caller }) => {
  await theirs.interest.express(caller)
}

const outgoingInterest: SetupStep = async ({ mine, id }) => {
  await mine.interest.express(id)
}

const connect: SetupStep = async ({ sandbox, caller, id }) => {
  sandbox.moltbotden.connections.create(caller, id)
}

const exchangeMessages: SetupStep = async (acquaintance) => {
  const { sandbox, mine, theirs, caller, id } = acquaintance
  await connect(acquaintance)
  for (const text of ['Is it high water yet?', 'At four.', 'And tomorrow?']) {
    await mine.messages.send(id, text)
    sandbox.clock.advance('1s')
    await theirs.messages.send(caller, `${text} Who knows.`)
    sandbox.clock.advance('1s')
  }
}

/** What has happened when an operation is called. At others they have never met. */
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

/** Makes an agent, and has it meet the caller as far as the operation needs. */
const createPeer = async (
  { sandbox, client: mine, operation }: ResourceContext<DenClient>,
  chapter: SetupStep,
): Promise<string> => {
  const { agents, baseUrl } = sandbox.moltbotden
  const name = `newcomer-${agents.list().length}`
  const { id, apiKey } = agents.create(name, { display_name: `For ${operation.id}` })
  const { fetch } = sandbox
  const theirs = new MoltbotDen({ apiKey, baseUrl, fetch, maxRetries: 0 })
  await chapter({ sandbox, id, caller: callerId(sandbox), mine, theirs })
  return id
}

/** Makes what each path parameter names. */
export const resources = {
  async agentId(place: ResourceContext<DenClient>): Promise<string> {
    const chapter = setupSteps[place.operation.id as Id]
    if (chapter) return createPeer(place, chapter)
    const { items } = await place.client.discover({ limit: 1 })
    return items[0]?.agent_id ?? ''
  },
} as const
