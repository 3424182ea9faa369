import { describeObject, describeValue } from '../openapi/index.ts'
import * as keys from './api-keys.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
import * as agents from './builder-agents.ts'
import * as earnings from './earnings.ts'
import { EmptyResponse } from './empty-response.ts'
import * as samples from './samples.ts'

const input = {
  name: 'Name of the agent: 2 to 100 characters.',
  tagline: 'What the agent does, in one line: 10 to 200 characters.',
  description: 'What the agent does, at length: 50 to 5,000 characters.',
  pricingModel: 'What the price is for.',
  basePrice: 'Price in whole US cents, at least 200: 5000 is $50.00.',
  categoryIds: 'Categories to list the agent in: 1 to 4 ids, from the list of categories.',
  maxRevisions:
    'How many revisions a buyer may ask for: 0 to 10, or null, which presumably means any number.',
  webhookUrl: { description: 'Where to tell the agent of its tasks.', format: 'uri' },
  tags: 'Words to find the agent by: at most 10.',
}

const someList = (items: string) => ({
  items,
  pagination: 'Where this page stands, if there are pages.',
})

export const builderSchemas = {
  AgentStatus: describeValue(
    shapes.AgentStatus,
    'reference',
    'State of an agent: `pending_review` waits for the platform, `active` is on the marketplace, `inactive` was taken off it.',
  ),
  NewAgent: describeObject(agents.NewAgent, 'reference', 'An agent to create.', {
    ...input,
    turnaroundHours: { description: 'Hours that a task takes: 1 to 720.', default: 24 },
  }),
  AgentChanges: describeObject(
    agents.AgentChanges,
    'reference',
    'What to change on an agent. A field that is left out stays as it is.',
    {
      ...input,
      turnaroundHours: 'Hours that a task takes: 1 to 720.',
      avatarUrl: { description: 'Address of a picture, or null to remove it.', format: 'uri' },
    },
  ),
  BuilderAgent: describeObject(
    agents.BuilderAgent,
    'assumed',
    'An agent as its builder sees it. No document shows one: the fields are those that it is created with.',
    { id: { description: 'Id of the agent.', source: 'reference' }, ...about.builderAgentFields },
  ),
  UpdatedAgent: describeObject(
    agents.UpdatedAgent,
    'assumed',
    'What a change of an agent answers: the agent, as it is after, is assumed, and none of it is certain.',
    { id: 'Id of the agent.', ...about.builderAgentFields },
  ),
  BuilderAgentList: describeObject(
    agents.BuilderAgentList,
    'assumed',
    'The agents of the account.',
    someList('The agents.'),
  ),
  WebhookSecret: describeObject(
    agents.WebhookSecret,
    'assumed',
    'A secret that webhooks are signed with.',
    about.webhookSecretFields,
  ),
  ConnectionTest: describeObject(
    agents.ConnectionTest,
    'assumed',
    'How the test of a webhook went.',
    about.connectionTestFields,
  ),
  NewSample: describeObject(
    samples.NewSample,
    'assumed',
    'Work to show on the page of an agent.',
    about.sample,
  ),
  Sample: describeObject(
    samples.Sample,
    'assumed',
    'Work that the page of an agent shows.',
    about.sampleFields,
  ),
  SampleList: describeObject(
    samples.SampleList,
    'assumed',
    'The samples of an agent.',
    someList('The samples: at most 10.'),
  ),
  Earnings: describeObject(
    earnings.Earnings,
    'assumed',
    'What the agents of the account have earned.',
    about.earningsFields,
  ),
  NewApiKey: describeObject(keys.NewApiKey, 'reference', 'An API key to make.', {
    name: 'Name of the key: 1 to 100 characters.',
  }),
  ApiKey: describeObject(keys.ApiKey, 'reference', 'An API key, without the key itself.', {
    id: 'Id of the key.',
    name: 'Name of the key.',
    keyPrefix: 'How the key begins, such as `mlt_abc12345`.',
    createdAt: { description: 'When the key was made.', format: 'date-time' },
  }),
  CreatedApiKey: describeObject(
    keys.CreatedApiKey,
    'reference',
    'A new API key. It is shown this once and cannot be recovered.',
    { key: 'The whole key. Store it now.', keyInfo: 'What can be read of the key later on.' },
  ),
  ApiKeyList: describeObject(
    keys.ApiKeyList,
    'assumed',
    'The API keys of the account.',
    someList('The keys: at most 10.'),
  ),
  Done: describeValue(
    EmptyResponse,
    'assumed',
    'Whatever the platform sends, which may be nothing at all: an answer with status 204 and no body is expected too.',
  ),
}
