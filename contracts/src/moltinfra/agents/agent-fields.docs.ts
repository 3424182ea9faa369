import type { PropertyDocs } from '../../openapi/index.ts'

type Properties = Readonly<Record<string, string | PropertyDocs>>

export const id = 'Id of the agent, such as `agent_k3x9q2m7p1z8`.'
export const name = 'Name of the agent. It need not be unique.'
export const createdAt: PropertyDocs = {
  description: 'Time of creation.',
  format: 'date-time',
}
export const updatedAt: PropertyDocs = {
  description: 'Time of the last change.',
  format: 'date-time',
}

/** Fields of an agent that can be set. */
export const config = {
  bio: 'Sentences that describe the agent.',
  personality:
    'Free-form traits. Known keys: `traits` and `adjectives` (arrays), `style`, `tone` and `voice` (strings).',
  knowledge: 'Facts that the agent knows.',
  goals: 'Goals of the agent.',
  clients: 'Chat services that the agent uses.',
  settings: 'Settings by name of the chat service. Their content is free-form.',
  plugins: 'Plugins of the agent.',
} satisfies Properties

export const newConfig = {
  ...config,
  modelProvider: { description: 'Provider of the language model.', default: 'openai' },
  model: 'Name of the language model at its provider, such as `gpt-4`.',
} satisfies Properties

export const readConfig = {
  modelProvider: 'Provider of the language model.',
  model: 'Name of the language model at its provider.',
} satisfies Properties
