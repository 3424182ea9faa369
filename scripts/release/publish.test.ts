import { expect, test } from 'vitest'
import type { Tarball } from '../pack/tarballs.ts'
import { inDependencyOrder } from './publish.ts'

const tarball = (name: string, ...dependencies: string[]) =>
  ({
    package: {
      name,
      manifest: { name, dependencies: Object.fromEntries(dependencies.map((one) => [one, '*'])) },
    },
  }) as unknown as Tarball

test('publishes packages after those that they depend on', () => {
  const tarballs = [tarball('cli', 'tools', 'ws'), tarball('tools', 'core'), tarball('core')]
  expect(inDependencyOrder(tarballs).map((one) => one.package.name)).toEqual([
    'core',
    'tools',
    'cli',
  ])
})
