import { describeValue } from '../openapi/index.ts'
import { EmptyResponse } from './empty-response.ts'

export const emptyResponseSchemas = {
  EmptyResponse: describeValue(
    EmptyResponse,
    'assumed',
    'Any body, or none: a response with status 204 is accepted too.',
  ),
}
