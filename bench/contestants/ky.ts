import ky from 'ky'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

/** Bare ky with the options that our client offers by default: a timeout and two retries. */
export const contestant: Contestant = {
  name: 'ky',
  package: 'ky',
  bundle: `export { default } from 'ky'`,
  takesSignal: true,
  answer: oneKilobyte(),
  connect: ({ baseUrl, timeout = 30_000 }) => {
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
