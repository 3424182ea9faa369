import { Octokit } from '@octokit/core'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

export const contestant: Contestant = {
  name: '@octokit/core',
  package: '@octokit/core',
  bundle: `export { Octokit } from '@octokit/core'`,
  takesSignal: true,
  answer: oneKilobyte({ id: 1, name: 'bakery', full_name: 'ada/bakery' }),
  connect: ({ baseUrl }) => {
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
