import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import { ToolStatus } from '../assumed.ts'
import * as example from '../chat/example-chat.docs.ts'
import * as tools from './tools.ts'

export const toolSchemas = {
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
}

export const toolOperationDocs: Readonly<Record<keyof typeof tools.toolOperations, OperationDocs>> =
  {
    invokeTools: {
      tag: 'Agent',
      summary: 'Have named skills do some work',
      description:
        'Has the agent do some work with named skills. What it takes is known from a related page, what it answers is not.',
    },
  }

export const toolFixtures: Fixtures<typeof tools.toolOperations> = {
  invokeTools: {
    args: {
      body: { prompt: 'Tell the team of the top deal.', tools: ['crm_query'], timeout_seconds: 60 },
    },
    data: {
      ...example.answer,
      tool_calls: [
        {
          id: 'call_abc123',
          name: 'crm_query',
          arguments: { query: 'top deal' },
          result: { name: 'Acme Inc', worth: 500_000 },
          status: 'ok',
        },
      ],
    },
  },
}
