import { describeObject, describeValue } from '../openapi/index.ts'
import * as assumed from './assumed.docs.ts'
import { ToolStatus } from './assumed.ts'
import * as health from './health.ts'
import * as models from './models.ts'
import * as tools from './tools.ts'

export const agentSchemas = {
  ToolsRequest: describeObject(
    tools.ToolsRequest,
    'inferred',
    'Work for named skills. A related page of the platform shows it.',
    {
      prompt: 'What is to be done: at least 1 character.',
      tools: 'Names of the skills: at least 1.',
      ...assumed.toolsSettings,
    },
  ),
  ToolStatus: describeValue(ToolStatus, 'assumed', 'Whether a skill did its work.'),
  ToolCall: describeObject(
    tools.ToolCall,
    'assumed',
    'A call of one skill by the agent.',
    assumed.toolCall,
  ),
  ToolsAnswer: describeObject(
    tools.ToolsResponse,
    'assumed',
    'What the skills did. No document shows it: an answer as of a chat is expected.',
    {
      id: 'Id of the answer.',
      object: 'What it is.',
      created: 'When the answer was begun, in seconds since 1970.',
      model: 'Model that answered.',
      finish_reason: 'Why the answer ends.',
      content: 'What the agent says of the work.',
      usage: 'Tokens that were used.',
      tool_calls: 'Calls of skills, in order.',
    },
  ),
  Model: describeObject(models.Model, 'inferred', 'A model that the agent can answer with.', {
    id: { description: 'Name of the model, such as `llama3.1-70b`.', source: 'reference' },
    ...assumed.modelFields,
  }),
  ModelList: describeObject(
    models.ModelList,
    'inferred',
    "Every model of the agent, in OpenAI's form.",
    { ...assumed.modelListFields, data: 'The models.' },
  ),
  AgentStatus: describeValue(
    health.AgentStatus,
    'inferred',
    'State of an agent. The reference names initializing, running, paused and terminated; the others are from a related page.',
  ),
  Health: describeObject(health.Health, 'assumed', 'How the agent is.', {
    status: { description: 'State of the agent.', source: 'inferred' },
    ...assumed.healthFields,
  }),
}
