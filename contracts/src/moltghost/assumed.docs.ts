import type { PropertyDocs } from '../openapi/index.ts'

/** What is said of the fields in `assumed.ts`, each marked for what it is. */
const assumed = (description: string): PropertyDocs => ({ description, source: 'assumed' })

/** OpenAI's API calls it so, with which the reference says that this one is compatible. */
const openAi = (description: string): PropertyDocs => ({ description, source: 'inferred' })

export const chatSettings = {
  model: openAi('Model that is to answer, such as `llama3.1-70b`.'),
  top_p: openAi('Share of likely tokens to choose from: 0 to 1.'),
  stop: openAi('Text, or texts, at which the answer ends.'),
  user: openAi('Who is asking, in the words of the caller.'),
}

export const streamSettings = { stream_options: openAi('How a stream is to be sent.') }

export const contentPart = {
  type: openAi('What kind of part it is, such as `text`.'),
  text: openAi('The text of a part that is one.'),
}

export const frameFields = {
  id: openAi('Id of the answer.'),
  object: openAi('What the event is, such as `chat.completion.chunk`.'),
  created: openAi('When the answer was begun, in seconds since 1970.'),
  model: openAi('Model that answers.'),
  error: assumed('What went wrong, where an answer breaks off: the form of an error answer.'),
}

export const choiceFields = { index: openAi('Place among the choices, counted from 0.') }

export const toolsSettings = { timeout_seconds: assumed('Longest time to take, in seconds.') }

export const toolCall = {
  id: assumed('Id of the call.'),
  name: assumed('Skill that was called.'),
  arguments: assumed('What the skill was given.'),
  result: assumed('What the skill gave back.'),
  status: assumed('Whether the skill did its work.'),
}

export const modelFields = {
  object: openAi('Always `model`.'),
  created: openAi('When the model was made, in seconds since 1970.'),
  owned_by: openAi('Who made the model.'),
}

export const modelListFields = { object: openAi('Always `list`.') }

export const healthFields = {
  agent_id: assumed('Id of the agent.'),
  model: assumed('Model of the agent.'),
  uptime_seconds: assumed('For how long the agent has been running.'),
  version: assumed('Version of the agent runtime.'),
}

export const socketSettings = { id: assumed('Any text. The answer carries it as well.') }
