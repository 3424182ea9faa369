import { describe, expect, test } from 'vitest'
import { apis } from '../../scripts/apis.ts'

describe.each(apis)('the platform of $folder', ({ api }) => {
  test.each([
    [{ error: 'Service Unavailable' }],
    [{ message: 'Service Unavailable' }],
    [{ error: { code: 503, message: 'Service Unavailable' } }],
    [{ success: false }],
    ['<h1>Service Unavailable</h1>'],
  ])('does not take the error of a gateway for its own: %j', (body) => {
    expect(api.envelope.parseError(body, 503)?.documented).toBeUndefined()
  })
})
