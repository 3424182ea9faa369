import { expect, test } from 'vitest'
import { workspaceFolders } from './workspace-folders.mjs'

test('lists the packages of the pnpm workspace and expands patterns', () => {
  const folders = workspaceFolders()
  expect(folders).toContain('contracts')
  expect(folders).toContain('packages/core')
  expect(folders).toContain('bench')
  expect(folders).not.toContain('scripts')
})
