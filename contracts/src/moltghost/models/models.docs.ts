import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as assumed from '../assumed.docs.ts'
import * as example from '../chat/example-chat.docs.ts'
import * as models from './models.ts'

export const modelSchemas = {
  Model: describeObject(models.Model, 'inferred', 'A model of the agent.', {
    id: { description: 'Name of the model, such as `llama3.1-70b`.', source: 'reference' },
    ...assumed.modelFields,
  }),
  ModelList: describeObject(
    models.ModelList,
    'inferred',
    "All models of the agent, in OpenAI's format.",
    { ...assumed.modelListFields, data: 'The models.' },
  ),
}

export const modelOperationDocs: Readonly<
  Record<keyof typeof models.modelOperations, OperationDocs>
> = {
  listModels: {
    tag: 'Agent',
    summary: 'List the models',
    description: 'Returns all models of the agent, without pagination.',
  },
}

export const modelFixtures: Fixtures<typeof models.modelOperations> = {
  listModels: {
    args: {},
    data: {
      object: 'list',
      data: [
        { id: example.model, object: 'model', created: example.created, owned_by: 'moltghost' },
        { id: 'qwen2.5-72b', object: 'model', created: example.created, owned_by: 'moltghost' },
      ],
    },
  },
}
