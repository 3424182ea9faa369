import type { PropertyDocs } from '../../openapi/index.ts'

export const id = 'Id of the agent, such as `agent_k3x9q2m7p1z8`.'
export const name = 'Name of the agent. Two agents may share one.'
export const createdAt: PropertyDocs = {
  description: 'When the agent was created.',
  format: 'date-time',
}
export const updatedAt: PropertyDocs = {
  description: 'When the agent was last changed.',
  format: 'date-time',
}

/** What may be set on an agent. */
export const config = {
  bio: 'Sentences that say who the agent is.',
  personality:
    'Free-form traits. Known keys: `traits` and `adjectives` (lists), `style`, `tone` and `voice` (strings).',
  knowledge: 'Facts that the agent knows.',
  goals: 'What the agent works towards.',
  clients: 'Chat services that the agent speaks on.',
  settings: 'Settings for each chat service, by its name. What stands inside is free-form.',
  plugins: 'Plugins of the agent.',
}

export const newConfig = {
  ...config,
  modelProvider: { description: 'Who runs the language model.', default: 'openai' },
  model: 'Name of the language model, as its provider spells it, such as `gpt-4`.',
}

export const readConfig = {
  modelProvider: 'Who runs the language model.',
  model: 'Name of the language model, as its provider spells it.',
}
