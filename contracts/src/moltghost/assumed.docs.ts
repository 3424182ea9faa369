import type { PropertyDocs } from '../openapi/index.ts'

/** Descriptions of the fields in `assumed.ts`, with their provenance. */
const assumed = (description: string): PropertyDocs => ({ description, source: 'assumed' })

/** A name from OpenAI's API, with which the reference says that this one is compatible. */
const openAi = (description: string): PropertyDocs => ({ description, source: 'inferred' })

export const chatSettings = {
  model: openAi('Model for the reply, such as `llama3.1-70b`.'),
  top_p: openAi('Nucleus sampling: probability mass of the tokens to choose from, 0 to 1.'),
  stop: openAi('String or strings at which the reply ends.'),
  user: openAi('Identifier of the user, chosen by the caller.'),
}

export const streamSettings = { stream_options: openAi('Options of a stream.') }

export const contentPart = {
  type: openAi('Type of the part, such as `text`.'),
  text: openAi('Text of a part of type `text`.'),
}

export const streamEventFields = {
  id: openAi('Id of the response.'),
  object: openAi('Type of the event, such as `chat.completion.chunk`.'),
  created: openAi('Time when the response was created, in Unix seconds.'),
  model: openAi('Model that replies.'),
  error: assumed('Error that ended the stream, in the format of an error response.'),
}

export const choiceFields = {
  index: openAi('Index of the choice, counted from 0.'),
  logprobs: openAi('Log probabilities of the tokens. `null` if they were not requested.'),
}

export const toolsSettings = { timeout_seconds: assumed('Maximum time in seconds.') }

export const toolCall = {
  id: assumed('Id of the call.'),
  name: assumed('Name of the called skill.'),
  arguments: assumed('Input of the skill.'),
  result: assumed('Output of the skill.'),
  status: assumed('Whether the skill call succeeded.'),
}

export const modelFields = {
  object: openAi('Always `model`.'),
  created: openAi('Time when the model was created, in Unix seconds.'),
  owned_by: openAi('Owner of the model.'),
}

export const modelListFields = { object: openAi('Always `list`.') }

export const healthFields = {
  agent_id: assumed('Id of the agent.'),
  model: assumed('Model of the agent.'),
  uptime_seconds: assumed('Uptime of the agent in seconds.'),
  version: assumed('Version of the agent runtime.'),
}

export const socketSettings = { id: assumed('Any string. The response contains it too.') }
