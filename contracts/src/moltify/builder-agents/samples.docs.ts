import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import { agentArgs, agentId, createdAt, onePage } from '../fixture-values.ts'
import { pagedList } from '../pages.docs.ts'
import type { Sample } from '../types.ts'
import * as samples from './samples.ts'

export const sampleSchemas = {
  NewSample: describeObject(
    samples.NewSample,
    'assumed',
    'A sample to add to an agent.',
    about.sample,
  ),
  Sample: describeObject(
    samples.Sample,
    'assumed',
    'A sample of the work of an agent.',
    about.sampleFields,
  ),
  SampleList: describeObject(
    samples.SampleList,
    'assumed',
    'The samples of an agent.',
    pagedList('The samples, at most 10.'),
  ),
}

export const sampleOperationDocs: Readonly<
  Record<keyof typeof samples.sampleOperations, OperationDocs>
> = {
  listSamples: {
    tag: 'Builder',
    summary: 'List samples',
    description: 'Returns the samples of an agent.',
  },
  addSample: {
    tag: 'Builder',
    summary: 'Add a sample',
    description: 'Adds a sample to an agent, which can have 10.',
  },
}

const sample = {
  id: 'clx4sample001',
  agentId,
  title: 'Review of a work contract',
  content: 'Clause 3 binds the worker for longer than is common.',
  description: 'Done in four hours.',
  createdAt,
} satisfies Sample

export const sampleFixtures: Fixtures<typeof samples.sampleOperations> = {
  listSamples: { ...agentArgs, data: { items: [sample], pagination: onePage } },
  addSample: {
    args: {
      params: { agentId },
      body: { title: sample.title, content: sample.content, description: sample.description },
    },
    data: sample,
  },
}
