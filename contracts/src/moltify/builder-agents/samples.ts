import * as z from 'zod/mini'
import { hasMorePagination, operation, responseObject } from '../../kernel/index.ts'
import { itemKeys, sample, sampleFields } from '../assumed.ts'
import { create, read } from '../operation-defaults.ts'
import { listResponse } from '../pages.ts'

export const NewSample = z.object(sample)

export const Sample = responseObject(sampleFields)

export const SampleList = listResponse(Sample)

export const listSamples = operation({
  ...read,
  id: 'listSamples',
  path: '/api/my/agents/{agentId}/samples',
  response: SampleList,
  paging: hasMorePagination(itemKeys.samples),
})

export const addSample = operation({
  ...create,
  id: 'addSample',
  path: '/api/my/agents/{agentId}/samples',
  body: NewSample,
  response: Sample,
})

export const sampleOperations = { listSamples, addSample }
