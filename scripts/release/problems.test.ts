import { expect, test } from 'vitest'
import type { Release } from './problems.ts'
import { releaseProblems } from './problems.ts'

const ready: Release = {
  repository: 'https://example.com/a/b',
  homepage: 'https://example.com/docs/',
  packages: [
    { name: '@a/one', version: '0.1.0', changelog: '# @a/one\n\n## 0.1.0\n' },
    { name: '@a/two', version: '0.1.0', changelog: '# @a/two\n\n## 0.1.0\n' },
  ],
  changesets: [],
  changedFiles: [],
}
const [one, two] = ready.packages

test('accepts a release that is complete', () => {
  expect(releaseProblems(ready)).toEqual([])
})

test.each<[string, Partial<Release>, string]>([
  ['an empty address', { repository: '' }, '"repository" in the root package.json must be'],
  ['an address of git', { repository: 'git@example.com:a/b' }, 'got "git@example.com:a/b"'],
  [
    'different versions',
    { packages: [one, { ...two, version: '0.2.0', changelog: '## 0.2.0' }] as Release['packages'] },
    'must have one version, found 0.1.0, 0.2.0',
  ],
  ['pending changesets', { changesets: ['a.md'] }, '1 changesets are not part of a version'],
  [
    'a changelog without the version',
    { packages: [{ ...one, changelog: '## 0.1.0-beta' }] as Release['packages'] },
    'The changelog of @a/one has no section "## 0.1.0"',
  ],
  ['uncommitted files', { changedFiles: [' M a.ts'] }, 'Not committed: M a.ts'],
])('rejects %s', (_, change, problem) => {
  const problems = releaseProblems({ ...ready, ...change })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(problem)
})

test('rejects the version of a repository that has released nothing', () => {
  const packages = [{ name: '@a/one', version: '0.0.0', changelog: '## 0.0.0' }]
  expect(releaseProblems({ ...ready, packages })).toEqual([
    'Version 0.0.0 is not a release. Run `node scripts/step.mjs release:version`.',
  ])
})
