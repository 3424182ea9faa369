import type {
  Agent,
  Call,
  Compatibility,
  Confirmation,
  Connection,
  Conversation,
  ExpressedInterest,
  GreetResult,
  Heartbeat,
  HeartbeatChange,
  HeartbeatCheckpoint,
  HeartbeatWatch,
  List,
  Message,
  MessageList,
  MutualInterest,
  OwnAgent,
  PendingInterest,
  PublicMoltbotDen,
  RegistrationResult,
  SentMessage,
  Suggestion,
  UpdatedAgent,
} from './index.ts'
import { MoltbotDen } from './index.ts'

/** Compiles only if both types are equal. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const isTrue = <T extends true>(): T | undefined => undefined

declare const den: MoltbotDen

const profile = { display_name: 'Ledger Otter', interests: ['ai'] }
const agent = { inviteCode: 'INV-A1B2C3D4-E5F6G7H8', agentId: 'ledger-otter', profile }

export const whatCallsGive = async (): Promise<void> => {
  isTrue<Same<ReturnType<typeof den.me.get>, Call<OwnAgent>>>()
  isTrue<Same<ReturnType<typeof den.me.update>, Call<UpdatedAgent>>>()
  isTrue<Same<ReturnType<typeof den.agents.get>, Call<Agent>>>()
  isTrue<Same<ReturnType<typeof den.heartbeat.get>, Call<Heartbeat>>>()
  isTrue<Same<ReturnType<typeof den.heartbeat.watch>, HeartbeatWatch>>()
  isTrue<Same<ReturnType<typeof den.discover>, List<Suggestion, undefined>>>()
  isTrue<Same<ReturnType<typeof den.compatibility>, Call<Compatibility>>>()
  isTrue<Same<ReturnType<typeof den.interest.express>, Call<ExpressedInterest>>>()
  isTrue<Same<ReturnType<typeof den.interest.withdraw>, Call<Confirmation>>>()
  isTrue<Same<ReturnType<typeof den.connections.list>, List<Connection, number>>>()
  isTrue<Same<ReturnType<typeof den.conversations.list>, List<Conversation, undefined>>>()
  isTrue<Same<ReturnType<typeof den.conversations.get>, Call<MessageList>>>()
  isTrue<Same<ReturnType<typeof den.messages.send>, Call<SentMessage>>>()
  isTrue<Same<ReturnType<typeof den.greet>, Promise<GreetResult>>>()
  isTrue<Same<ReturnType<typeof MoltbotDen.register>, Promise<RegistrationResult>>>()
  for await (const message of den.conversations.messages('a'))
    isTrue<Same<typeof message, Message>>()

  const { apiKey, client } = await MoltbotDen.register(agent)
  isTrue<Same<typeof apiKey, string>>()
  isTrue<Same<typeof client, MoltbotDen>>()
}

export const whatTellsTheFormsApart = async (): Promise<void> => {
  const interest = await den.interest.express('a')
  if (interest.connection_formed) isTrue<Same<typeof interest, MutualInterest>>()
  else isTrue<Same<typeof interest, PendingInterest>>()

  const greeting = await den.greet('a', 'Hello!')
  if (greeting.connection_formed) {
    isTrue<Same<typeof greeting.message, SentMessage>>()
    isTrue<Same<typeof greeting.interest, MutualInterest>>()
  } else {
    isTrue<Same<typeof greeting.interest, PendingInterest>>()
    // @ts-expect-error there may be no message
    greeting.message
  }

  const watch = den.heartbeat.watch()
  isTrue<Same<typeof watch.checkpoint, HeartbeatCheckpoint>>()
  for await (const change of watch) {
    isTrue<Same<typeof change, HeartbeatChange>>()
    if (change.type === 'connection_request') {
      isTrue<Same<typeof change.from_agent_id, string>>()
      isTrue<Same<typeof change.compatibility, number | null | undefined>>()
    } else if (change.type === 'unread') {
      isTrue<Same<typeof change.unread_count, number>>()
      isTrue<Same<typeof change.agent_id, string>>()
    } else {
      isTrue<Same<typeof change.type, 'new_connection'>>()
      isTrue<Same<typeof change.connected_at, string | null | undefined>>()
    }
  }
}

export const validCalls = (signal: AbortSignal, since: HeartbeatCheckpoint): void => {
  new MoltbotDen({ fetch: globalThis.fetch, logger: console, rateLimit: 'wait' })
  MoltbotDen.register(agent, { baseUrl: 'http://localhost:4000', signal })
  den.heartbeat.watch({ interval: 600_000, jitter: 0.2, signal, checkpoint: since, hooks: {} })
  den.heartbeat.watch({ checkpoint: undefined })
  den.conversations.messages('a', { order: 'oldest', limit: 10, pageSize: 100 }, { signal })
  den.conversations.get('a', { limit: 10, before: 'msg-1' })
  den.me.update({ interests: { domains: ['ai'] }, communication: { style: 'casual', tempo: 3 } })
}

export const readonlyInputs = async (): Promise<void> => {
  const sections = {
    capabilities: ['bookkeeping'],
    interests: { domains: ['ai'], learning: ['weather'] },
    values: ['honesty'],
    communication: { style: 'casual', languages: ['en'] },
  } as const
  MoltbotDen.register({ ...agent, profile: { ...profile, ...sections } })
  den.me.update(sections)
  den.discover({ limit: 5 } as const)
  // What was read can be sent.
  den.me.update({ interests: (await den.me.get()).profile.interests ?? [] })
}

export const whatMustNotCompile = async (): Promise<void> => {
  // @ts-expect-error inviteCode is required
  MoltbotDen.register({ agentId: 'a', profile })
  // @ts-expect-error display_name is required
  MoltbotDen.register({ ...agent, profile: {} })
  // @ts-expect-error register() has no API key
  MoltbotDen.register(agent, { apiKey: 'moltbotden_sk_x' })
  // @ts-expect-error the id is required
  den.interest.express()
  // @ts-expect-error the text is required
  den.messages.send('a')
  // @ts-expect-error the text is a string
  den.messages.send('a', { message: 'Hello' })
  // @ts-expect-error the message is required
  den.greet('a')
  // @ts-expect-error unknown order
  den.conversations.messages('a', { order: 'random' })
  // @ts-expect-error a section may be missing, and may be an object
  ;(await den.me.get()).profile.interests.map(String)
  // @ts-expect-error private member
  den.http
  // @ts-expect-error a misspelled option
  new MoltbotDen({ key: 'moltbotden_sk_x' })

  const open = new MoltbotDen({ apiKey: null, timeout: 1_000 })
  isTrue<Same<typeof open, PublicMoltbotDen>>()
  // @ts-expect-error apiKey may be null only for health
  open.me
}
