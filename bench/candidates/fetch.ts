import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

/** The baseline: no timeout, no retries, no error classes, no types. */
export const candidate: Candidate = {
  name: 'raw fetch',
  takesSignal: true,
  responseBody: oneKilobyteBody(),
  createClient: ({ baseUrl }) => {
    const url = `${baseUrl}/things/thing_1`
    const headers = { accept: 'application/json', authorization: 'Bearer key' }
    return {
      get: async (signal) => {
        const response = await fetch(url, { headers, ...(signal && { signal }) })
        return response.json()
      },
    }
  },
}
