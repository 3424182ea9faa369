import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJson, root } from './paths.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

test('lists the packages that pnpm knows, patterns resolved', () => {
  const folders = workspaceFolders()
  expect(folders).toContain('contracts')
  expect(folders).toContain('packages/core')
  expect(folders).toContain('bench')
  expect(folders).not.toContain('scripts')
})

test('every package of the workspace is type-checked', () => {
  const { references } = readJson(join(root, 'tsconfig.json'))
  const checked = references.map(({ path }: { path: string }) => join(path))
  expect(checked).toEqual(expect.arrayContaining(workspaceFolders()))
})
