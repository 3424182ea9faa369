import type {
  AgentSocket,
  Call,
  ChatEvent,
  ChatReply,
  ChatStream,
  ConnectionState,
  Health,
  List,
  Model,
  ToolsReply,
  UsageTotals,
} from './index.ts'
import { isAgentPausedError, isMoltError, MoltGhostAgent } from './index.ts'

/** Compiles only if both types are equal. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const isTrue = <T extends true>(): T | undefined => undefined

declare const agent: MoltGhostAgent
declare const socket: AgentSocket

export const referenceExample = async (): Promise<void> => {
  const sample = new MoltGhostAgent({
    agentId: 'abc123',
    apiKey: 'molti_xxxxx',
    endpoint: 'https://agent.moltghost.io',
  })
  const chunks: string[] = []
  const response = await sample.chat('What are my top 3 customers?', {
    stream: true,
    onChunk: (text) => chunks.push(text),
  })
  isTrue<Same<typeof response, ChatReply>>()
  isTrue<Same<typeof response.usage.total_tokens, number | undefined>>()
}

export const resultTypes = async (error: unknown): Promise<void> => {
  const whole = agent.chat('Hello!')
  isTrue<Same<typeof whole, Call<ChatReply>>>()
  const streamed = agent.chat('Hello!', { stream: true })
  isTrue<Same<typeof streamed, Promise<ChatReply>>>()
  isTrue<Same<ReturnType<typeof agent.stream>, ChatStream>>()
  isTrue<Same<ReturnType<typeof agent.tools.invoke>, Call<ToolsReply>>>()
  isTrue<Same<ReturnType<typeof agent.models.list>, List<Model, undefined>>>()
  isTrue<Same<ReturnType<typeof agent.health>, Call<Health>>>()
  isTrue<Same<ReturnType<typeof agent.waitUntilReady>, Promise<Health>>>()
  isTrue<Same<ReturnType<typeof agent.connect>, Promise<AgentSocket>>>()
  isTrue<Same<typeof agent.usage, UsageTotals>>()

  for (const stream of [agent.stream('Hello!'), socket.stream('Hello!')]) {
    for await (const event of stream) {
      isTrue<Same<typeof event, ChatEvent>>()
      if (event.type === 'text') isTrue<Same<typeof event.text, string>>()
      else isTrue<Same<typeof event.reply, ChatReply>>()
    }
    for await (const text of stream.text()) isTrue<Same<typeof text, string>>()
    isTrue<Same<ReturnType<typeof stream.tee>, [ChatStream, ChatStream]>>()
    isTrue<Same<ReturnType<typeof stream.toReadableStream>, ReadableStream<Uint8Array>>>()
  }
  for await (const state of socket.connectionStates()) isTrue<Same<typeof state, ConnectionState>>()
  await using connection = await agent.connect()
  isTrue<Same<typeof connection, AgentSocket>>()
  if (isAgentPausedError(error)) isTrue<Same<typeof error.code, string>>()
  if (isMoltError(error)) isTrue<Same<typeof error.partialText, string | undefined>>()
}

export const validArguments = (signal: AbortSignal): void => {
  new MoltGhostAgent()
  new MoltGhostAgent({ agentId: 'abc123', api: 'openai', onUsage: ({ totals }) => totals.replies })
  agent.chat([{ role: 'system', content: 'You are a sales analyst' }])
  agent.chat('Hello!', { temperature: 0.7, tools: ['crm_query'], timeout_seconds: 300, signal })
  agent.chat('Hello!', { extra: { seed: 7 }, timeout: 1_000, model: undefined })
  agent.chat('Hello!', { stream: false })
  agent.chat('Hello!', { stream: Math.random() > 0.5, onChunk: async () => undefined })
  agent.completions.stream(['Once', 'Twice'], { max_tokens: 7 })
  agent.tools.invoke({ prompt: 'Sell', tools: ['trade'], timeout_seconds: 60 }, { signal })
  agent.connect({ auth: 'query', maxQueue: 3, signal })
  socket.chat('Hello!', { tools: ['crm_query'], idleTimeout: 1_000 })
}

export const readonlyInputs = (): void => {
  const messages = [{ role: 'user', content: 'Hello!' }] as const
  const options = { tools: ['crm_query'], stop: ['\n'] } as const
  agent.chat(messages, options)
  agent.stream(messages, options)
  socket.chat(messages, { tools: ['crm_query'] } as const)
  agent.completions.create(['Once', 'Twice'] as const, { stop: ['.'] } as const)
  agent.tools.invoke({ prompt: 'Sell', tools: ['trade'] } as const)
}

export const invalidArguments = async (): Promise<void> => {
  // @ts-expect-error the input is required
  agent.chat()
  // @ts-expect-error unknown value of auth
  agent.connect({ auth: 'cookie' })
  // @ts-expect-error a misspelled option
  new MoltGhostAgent({ agent: 'abc123' })
  // @ts-expect-error a misspelled field of a response
  ;(await agent.models.list()).modles
  // @ts-expect-error the last event has no text
  for await (const { text } of agent.stream('Hello!')) isTrue<Same<typeof text, string>>()
  // @ts-expect-error private member
  agent.http
}
