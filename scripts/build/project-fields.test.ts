import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publishedPackages } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { projectFields } from './project-fields.ts'

const pkg = {
  name: '@a/b',
  folder: join(root, 'packages', 'b'),
  manifest: { name: '@a/b', version: '1.0.0' },
}

test.each(['https://example.com/a/b', 'https://example.com/a/b/', 'https://example.com/a/b.git'])(
  'derives the addresses of a package from %s',
  (repository) => {
    expect(projectFields(pkg, { author: 'A', repository })).toEqual({
      author: 'A',
      repository: {
        type: 'git',
        url: 'git+https://example.com/a/b.git',
        directory: 'packages/b',
      },
      homepage: 'https://example.com/a/b/tree/main/packages/b#readme',
      bugs: { url: 'https://example.com/a/b/issues' },
    })
  },
)

test('invents no address while none is set', () => {
  expect(projectFields(pkg, { author: 'A', repository: '' })).toEqual({ author: 'A' })
})

test.each(publishedPackages)('$name has a description and keywords', ({ manifest }) => {
  expect(manifest.description?.length).toBeGreaterThan(30)
  expect(manifest.keywords?.length).toBeGreaterThan(3)
})
