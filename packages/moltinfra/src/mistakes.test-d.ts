import type { CommonMistakes } from '../../core/test/common-mistakes.ts'
import type { Agent, MoltError } from './index.ts'
import { MoltInfra } from './index.ts'

declare const infra: MoltInfra
declare const error: MoltError
const { agents } = infra

export const commonMistakes: CommonMistakes = {
  // @ts-expect-error it is `status`
  misspelledResponseField: async () => (await agents.get('agent_1')).stauts,
  // @ts-expect-error it is `name`
  misspelledFieldAfterOmit: () => ({}) as Omit<Agent, 'metrics'>['naem'],
  // @ts-expect-error it is 'unknown' or missing
  impossibleComparison: () => error.outcome === 'failed',
  // @ts-expect-error the agent may have no biography
  missingValueUsed: async () => (await agents.get('agent_1')).bio.length,
  // @ts-expect-error it is `modelProvider`
  misspelledInputField: () => agents.create({ name: 'Ada', modelProvidor: 'openai' }),
  // @ts-expect-error the name is required
  requiredFieldMissing: () => agents.create({ bio: ['Bakes.'] }),
  // @ts-expect-error a biography is an array of strings
  wrongKindOfField: () => agents.create({ name: 'Ada', bio: 'Bakes.' }),
  // @ts-expect-error an id is a string
  numberAsId: () => agents.get(7),
  // @ts-expect-error the id of the agent is missing: await the call and pass `id`
  promiseAsId: () => agents.get(agents.create({ name: 'Ada' })),
  // @ts-expect-error a page has `items`
  pageAsArray: async () => (await agents.list()).map(String),
  // @ts-expect-error the value is there once the call is awaited
  awaitForgotten: () => agents.get('agent_1').name,
  // @ts-expect-error it is `baseUrl`
  misspelledClientOption: () => new MoltInfra({ baseURL: 'https://api.example.com' }),
  // @ts-expect-error it is `maxRetries`
  misspelledCallOption: () => agents.get('agent_1', { retries: 3 }),
  // @ts-expect-error a time limit is a number of milliseconds
  timeoutAsString: () => agents.get('agent_1', { timeout: '5s' }),
  // @ts-expect-error options follow the new agent
  optionsInPlaceOfInput: () => agents.create({ timeout: 5_000 }),
  // @ts-expect-error every method needs an API key
  methodWithoutApiKey: () => new MoltInfra({ apiKey: null }).agents,
}

/** Mistakes that only this client allows to make. */
export const ownMistakes = {
  // @ts-expect-error a value has no envelope
  envelopeRead: async () => (await agents.get('agent_1'))['data'].id,
  // @ts-expect-error an agent is active from the start
  statusAtCreation: () => agents.create({ name: 'Ada', status: 'active' }),
  // @ts-expect-error only the platform sets the status `error`
  statusOfThePlatformSet: () => agents.update('agent_1', { status: 'error' }),
  // @ts-expect-error use streamMessage()
  streamAsOption: () => agents.sendMessage('agent_1', { text: 'Hello', stream: true }),
  idsOfConversationPassed: () =>
    // @ts-expect-error a conversation has its ids
    infra.conversation('agent_1').send({ text: 'Hello', userId: 'user_1' }),
}
