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
    'A prompt for the given skills. A related page of the platform shows it.',
    {
      prompt: 'The prompt, at least 1 character.',
      tools: 'Names of the skills, at least 1.',
      ...assumed.toolsSettings,
    },
  ),
  ToolStatus: describeValue(ToolStatus, 'assumed', 'Status of a skill call.'),
  ToolCall: describeObject(
    tools.ToolCall,
    'assumed',
    'A call of one skill by the agent.',
    assumed.toolCall,
  ),
  ToolsResponse: describeObject(
    tools.ToolsResponse,
    'assumed',
    'Result of the skills. It is not documented; a response as of chat is assumed.',
    {
      id: 'Id of the response.',
      object: 'Object type.',
      created: 'Time when the response was created, in Unix seconds.',
      model: 'Model that replied.',
      finish_reason: 'Reason why the reply ended.',
      content: 'Text of the reply.',
      usage: 'Tokens used.',
      tool_calls: 'Skill calls, in order.',
    },
  ),
}

export const toolOperationDocs: Readonly<Record<keyof typeof tools.toolOperations, OperationDocs>> =
  {
    invokeTools: {
      tag: 'Agent',
      summary: 'Run skills',
      description:
        'Runs the given skills with a prompt. The request is shown by a related page, the response is not documented.',
    },
  }

export const toolFixtures: Fixtures<typeof tools.toolOperations> = {
  invokeTools: {
    args: {
      body: { prompt: 'Tell the team of the top deal.', tools: ['crm_query'], timeout_seconds: 60 },
    },
    data: {
      ...example.responseFields,
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
