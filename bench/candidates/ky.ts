import ky from 'ky'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

/** Plain ky with the defaults of our clients: a timeout and two retries. */
export const candidate: Candidate = {
  name: 'ky',
  package: 'ky',
  bundle: `export { default } from 'ky'`,
  takesSignal: true,
  responseBody: oneKilobyteBody(),
  createClient: ({ baseUrl, timeout = 30_000 }) => {
    const url = `${baseUrl}/things/thing_1`
    const headers = { accept: 'application/json', authorization: 'Bearer key' }
    return {
      get: (signal) =>
        ky(url, { headers, timeout, retry: 2, ...(signal && { signal }) }).json<unknown>(),
      post: () =>
        ky
          .post(`${baseUrl}/things`, { headers, timeout, retry: 2, json: { name: 'Ada' } })
          .json<unknown>(),
    }
  },
}
