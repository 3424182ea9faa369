import type {
  Agent,
  AgentSummary,
  Call,
  CreatedAgent,
  DeletedAgent,
  EventStream,
  List,
  Message,
  MessageToken,
  Page,
  Pagination,
  StreamedMessage,
  UpdatedAgent,
  WithResponse,
} from './index.ts'
import { MoltInfra } from './index.ts'

/** Compiles only if both types are equal. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const isTrue = <T extends true>(): T | undefined => undefined

declare const infra: MoltInfra
const { agents } = infra

export const whatCallsGive = async (): Promise<void> => {
  isTrue<Same<ReturnType<typeof agents.create>, Call<CreatedAgent>>>()
  isTrue<Same<ReturnType<typeof agents.get>, Call<Agent>>>()
  isTrue<Same<ReturnType<typeof agents.update>, Call<UpdatedAgent>>>()
  isTrue<Same<ReturnType<typeof agents.delete>, Call<DeletedAgent>>>()
  isTrue<Same<ReturnType<typeof agents.sendMessage>, Call<Message>>>()
  isTrue<Same<ReturnType<typeof agents.list>, List<AgentSummary, Pagination>>>()
  isTrue<
    Same<ReturnType<typeof agents.streamMessage>, EventStream<MessageToken, StreamedMessage>>
  >()

  const agent = await agents.get('agent_1')
  isTrue<Same<typeof agent, Agent>>()
  isTrue<Same<typeof agent.id, string>>()
  const answer = await agents.get('agent_1').withResponse()
  isTrue<Same<typeof answer, WithResponse<Agent>>>()

  const page = await agents.list({ page: 2 })
  isTrue<Same<typeof page, Page<AgentSummary, Pagination>>>()
  for await (const item of agents.list()) isTrue<Same<typeof item, AgentSummary>>()
  const items = await agents.list().toArray({ limit: 3 })
  isTrue<Same<typeof items, AgentSummary[]>>()

  const stream = agents.streamMessage('agent_1', { text: 'Hello' })
  for await (const token of stream) isTrue<Same<typeof token.content, string>>()
  const { response } = await stream.final()
  isTrue<Same<typeof response, string>>()
  const reply = await infra.conversation('agent_1').send('Hello')
  isTrue<Same<typeof reply, Message>>()
}

export const validCalls = (signal: AbortSignal): void => {
  new MoltInfra()
  new MoltInfra({ apiKey: process.env['MY_KEY'], baseUrl: new URL('https://a.b'), tier: 'pro' })
  new MoltInfra({ fetch: globalThis.fetch, logger: console, rateLimit: 'wait', tier: 1_000 })
  agents.create({ name: 'Ada', clients: ['discord', 'a service that is new'], bio: undefined })
  agents.update('agent_1', { status: 'inactive' }, { signal, timeout: 1_000, contract: 'strict' })
  agents.list({ status: 'error', sortBy: 'name', order: 'desc' })
  agents.sendMessage('agent_1', { text: 'Hello', context: { any: ['thing'] } })
  infra.conversation('agent_1', { userId: 'user_1' }).stream({ text: 'Hello' }, { signal })
}

export const readonlyInputs = (): void => {
  const fields = {
    name: 'Ada',
    bio: ['Bakes.'],
    knowledge: ['Bread needs salt.'],
    goals: ['Sell bread'],
    clients: ['discord', 'slack'],
    settings: { discord: { channels: ['orders'] } },
    plugins: [{ name: 'calendar', enabled: true, config: { days: ['Monday'] } }],
  } as const
  agents.create(fields)
  agents.update('agent_1', fields)
  agents.list({ status: 'active', page: 2 } as const)
  agents.sendMessage('agent_1', { text: 'Hello', context: { tags: ['new'] } } as const)
  // @ts-expect-error what a response contains is an array of its own
  const agent: Agent = { id: 'agent_1', status: 'active', ...fields }
  agents.create({ name: agent.name, bio: agent.bio ?? [] })
}

export const whatMustNotCompile = async (): Promise<void> => {
  // @ts-expect-error the name is required
  agents.create({})
  // @ts-expect-error the name is a string
  agents.create({ name: 7 })
  // @ts-expect-error unknown provider
  agents.create({ name: 'Ada', modelProvider: 'acme' })
  // @ts-expect-error enabled is required
  agents.create({ name: 'Ada', plugins: [{ name: 'calendar' }] })

  // @ts-expect-error the id is required
  agents.update({ status: 'inactive' })
  // @ts-expect-error unknown status
  agents.update('agent_1', { status: 'asleep' })
  // @ts-expect-error the name cannot be null
  agents.update('agent_1', { name: null })

  // @ts-expect-error unknown status
  agents.list({ status: 'asleep' })
  // @ts-expect-error the page is a number
  agents.list({ page: '2' })
  // @ts-expect-error unknown sort order
  agents.list({ sortBy: 'updatedAt' })

  // @ts-expect-error the text is required
  agents.sendMessage('agent_1', { userId: 'user_1' })

  // @ts-expect-error the API key is not an option of a call
  agents.get('agent_1', { apiKey: 'another' })
  // @ts-expect-error unknown tier
  new MoltInfra({ tier: 'gold' })
  // @ts-expect-error a misspelled option
  new MoltInfra({ key: 'mi_test' })

  // @ts-expect-error a misspelled field of a nested object
  ;(await agents.get('agent_1')).metrics?.totalMesages
  // @ts-expect-error the fields of a type stay known without one of them
  ;(({}) as Omit<Agent, 'metrics'>).naem
  // @ts-expect-error private member
  infra.http
  // @ts-expect-error resources are read-only
  infra.agents = agents
}
