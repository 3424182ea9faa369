import * as z from 'zod/mini'
import type { PaginationStrategy } from '../../kernel/index.ts'
import { operation, responseObject } from '../../kernel/index.ts'
import { modelFields, modelListFields } from '../assumed.ts'
import { read } from '../operation-defaults.ts'

export const Model = responseObject({ id: z.string(), ...modelFields })

export const ModelList = responseObject({ ...modelListFields, data: z.array(Model) })

/** Without pagination, as in OpenAI's API. */
const paging = { items: ['data'], next: () => undefined } as const satisfies PaginationStrategy

export const listModels = operation({
  ...read,
  id: 'listModels',
  path: '/v1/models',
  auth: 'apiKey',
  response: ModelList,
  paging,
  source: 'reference',
})

export const modelOperations = { listModels }
