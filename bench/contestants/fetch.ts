import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

/** The measure of the others: no timeout, no retries, no errors, no types. */
export const contestant: Contestant = {
  name: 'raw fetch',
  takesSignal: true,
  answer: oneKilobyte(),
  connect: ({ baseUrl }) => {
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
