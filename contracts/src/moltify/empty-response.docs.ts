import { describeValue } from '../openapi/index.ts'
import { EmptyResponse } from './empty-response.ts'

export const emptyResponseSchemas = {
  Done: describeValue(
    EmptyResponse,
    'assumed',
    'Whatever the platform sends, which may be nothing at all: an answer with status 204 and no body is expected too.',
  ),
}
