import * as z from 'zod/mini'
import { announcedPages, operation } from '../kernel/index.ts'
import { listNames, sample, sampleFields } from './assumed.ts'
import { create, read } from './calls.ts'
import { listOf } from './pages.ts'

export const NewSample = z.object(sample)

export const Sample = z.looseObject(sampleFields)

export const SampleList = listOf(Sample)

export const listSamples = operation({
  ...read,
  id: 'listSamples',
  path: '/api/my/agents/{agentId}/samples',
  response: SampleList,
  paging: announcedPages(listNames.samples),
})

export const addSample = operation({
  ...create,
  id: 'addSample',
  path: '/api/my/agents/{agentId}/samples',
  body: NewSample,
  response: Sample,
})
