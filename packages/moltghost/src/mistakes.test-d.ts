import type { CommonMistakes } from '../../core/test/common-mistakes.ts'
import type { AgentSocket, ChatEvent, ChatReply } from './index.ts'
import { MoltGhostAgent } from './index.ts'

declare const agent: MoltGhostAgent
declare const socket: AgentSocket
declare const event: ChatEvent

export const commonMistakes: CommonMistakes = {
  // @ts-expect-error it is `finishReason`
  misspelledResponseField: async () => (await agent.chat('Hello!')).finishReson,
  // @ts-expect-error it is `usage`
  misspelledFieldAfterOmit: () => ({}) as Omit<ChatReply, 'raw'>['usge'],
  // @ts-expect-error it is 'text' or 'done'
  impossibleComparison: () => event.type === 'token',
  // @ts-expect-error the agent may not report its usage
  missingValueUsed: async () => (await agent.chat('Hello!')).usage.total_tokens.toFixed(),
  // @ts-expect-error it is `content`
  misspelledInputField: () => agent.chat([{ role: 'user', contnet: 'Hello!', content: 'Hello!' }]),
  // @ts-expect-error a message has a role
  requiredFieldMissing: () => agent.chat([{ content: 'Hello!' }]),
  // @ts-expect-error skills are passed by name
  wrongKindOfField: () => agent.chat('Hello!', { tools: [{ type: 'function' }] }),
  // @ts-expect-error an id is a string
  numberAsId: () => new MoltGhostAgent({ agentId: 7 }),
  // @ts-expect-error await the promise
  promiseAsId: () => new MoltGhostAgent({ agentId: Promise.resolve('abc123') }),
  // @ts-expect-error a page has `items`
  pageAsArray: async () => (await agent.models.list()).map(String),
  // @ts-expect-error the value is there once the call is awaited
  awaitForgotten: () => agent.chat('Hello!').text,
  // @ts-expect-error it is `baseUrl`
  misspelledClientOption: () => new MoltGhostAgent({ baseURL: 'https://agent.example.com' }),
  // @ts-expect-error it is `temperature`
  misspelledCallOption: () => agent.chat('Hello!', { temprature: 1 }),
  // @ts-expect-error a time limit is a number of milliseconds
  timeoutAsString: () => agent.chat('Hello!', { timeout: '5s' }),
  // @ts-expect-error options follow the message
  optionsInPlaceOfInput: () => agent.chat({ temperature: 0.7 }),
  // @ts-expect-error every method needs an API key
  methodWithoutApiKey: () => new MoltGhostAgent({ apiKey: null }).chat('Hello!'),
}

/** Mistakes that only this client allows to make. */
export const ownMistakes = {
  // @ts-expect-error messages are not an option
  messagesAsOption: () => agent.chat('Hello!', { messages: [] }),
  // @ts-expect-error stream() always streams
  streamAsOption: () => agent.stream('Hello!', { stream: true }),
  // @ts-expect-error chunks are strings
  chunkAsNumber: () => agent.chat('Hello!', { onChunk: (text: number) => text }),
  // @ts-expect-error a streamed call has no withResponse()
  responseOfStream: () => agent.chat('Hello!', { stream: true }).withResponse(),
  // @ts-expect-error the skills are required
  skillsMissing: () => agent.tools.invoke({ prompt: 'Sell' }),
  // @ts-expect-error headers are sent when the socket is opened
  headersOfMessage: () => socket.chat('Hello!', { headers: {} }),
  // @ts-expect-error messages of a socket are not sent again
  retriedMessage: () => socket.chat('Hello!', { maxRetries: 1 }),
  // @ts-expect-error it is 'moltghost' or 'openai'
  unknownApi: () => new MoltGhostAgent({ api: 'anthropic' }),
}
