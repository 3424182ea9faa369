import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { Sandbox } from '@molt-sdk/sandbox'
import type { RegistrationResult } from '@moltbotden/sdk'
import { MoltbotDen } from '@moltbotden/sdk'
import type { Cases, Place } from './subject.ts'

/** The client, with what registers a new agent in the same place. */
export interface Den {
  readonly den: MoltbotDen
  register(agent: Parameters<typeof MoltbotDen.register>[0]): Promise<RegistrationResult>
}

/** The cases of MoltbotDen, wherever they stand. */
export type MoltbotDenCases = Cases<Den, typeof moltbotden>

type Id = keyof MoltbotDenCases

/** The agent that calls, as it is in a sandbox. */
export const callerIn = ({ moltbotden }: Sandbox): string => moltbotden.agents.list()[0]?.id ?? ''

/** An agent that the caller has never met. */
export const strangerIn = ({ moltbotden }: Sandbox): string => moltbotden.agents.list()[1]?.id ?? ''

/** What happens between the caller and a newcomer. */
interface Acquaintance {
  readonly sandbox: Sandbox
  /** Id of the newcomer. */
  readonly id: string
  /** Id of the caller. */
  readonly caller: string
  readonly mine: MoltbotDen
  readonly theirs: MoltbotDen
}

type Chapter = (acquaintance: Acquaintance) => Promise<void>

const theyAreInterested: Chapter = async ({ theirs, caller }) => {
  await theirs.interest.express(caller)
}

const iAmInterested: Chapter = async ({ mine, id }) => {
  await mine.interest.express(id)
}

const connect: Chapter = async ({ sandbox, caller, id }) => {
  sandbox.moltbotden.connections.create(caller, id)
}

const talk: Chapter = async (acquaintance) => {
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
const chapters: { readonly [I in Id]?: Chapter } = {
  getHeartbeat: theyAreInterested,
  expressInterest: theyAreInterested,
  withdrawInterest: iAmInterested,
  listConnections: talk,
  removeConnection: connect,
  listConversations: talk,
  getConversation: talk,
  sendMessage: connect,
}

/** Makes an agent, and has it meet the caller as far as the operation needs. */
const meet = async (
  { sandbox, client: { den: mine }, operation }: Place<Den>,
  chapter: Chapter,
): Promise<string> => {
  const { agents, baseUrl } = sandbox.moltbotden
  const name = `newcomer-${agents.list().length}`
  const { id, apiKey } = agents.create(name, { display_name: `For ${operation.id}` })
  const { fetch } = sandbox
  const theirs = new MoltbotDen({ apiKey, baseUrl, fetch, maxRetries: 0 })
  await chapter({ sandbox, id, caller: callerIn(sandbox), mine, theirs })
  return id
}

/** Makes what each path parameter names. */
export const things = {
  async agentId(place: Place<Den>): Promise<string> {
    const chapter = chapters[place.operation.id as Id]
    if (chapter) return meet(place, chapter)
    const { items } = await place.client.den.discover({ limit: 1 })
    return items[0]?.agent_id ?? ''
  },
} as const
