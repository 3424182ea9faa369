import { Octokit } from '@octokit/core'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

export const candidate: Candidate = {
  name: '@octokit/core',
  package: '@octokit/core',
  bundle: `export { Octokit } from '@octokit/core'`,
  takesSignal: true,
  responseBody: oneKilobyteBody({ id: 1, name: 'bakery', full_name: 'ada/bakery' }),
  createClient: ({ baseUrl }) => {
    const octokit = new Octokit({ auth: 'key', baseUrl })
    const repository = { owner: 'ada', repo: 'bakery' }
    return {
      get: async (signal) => {
        const request = signal && { request: { signal } }
        return (await octokit.request('GET /repos/{owner}/{repo}', { ...repository, ...request }))
          .data
      },
      post: () =>
        octokit.request('POST /repos/{owner}/{repo}/issues', { ...repository, title: 'Hello' }),
    }
  },
}
