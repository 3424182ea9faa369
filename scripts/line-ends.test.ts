import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './lib/paths.mjs'
import { temporaryFolder } from './lib/temporary-folder.mjs'

test('a checkout with the settings of Windows has the same bytes', () => {
  const folder = temporaryFolder('line-ends')
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' })
  git('-c', 'core.autocrlf=true', 'clone', '--quiet', '--depth', '1', `file://${root}`, folder)
  const files = git('-C', folder, 'ls-files').split('\n').filter(Boolean)
  expect(files.length).toBeGreaterThan(1_000)
  const changed = files.filter((file) => readFileSync(join(folder, file)).includes('\r\n'))
  // Files of which carriage returns are a part are binary for git.
  expect(changed.filter((file) => !/\.(png|jpe?g|gif|ico|woff2?)$/.test(file))).toEqual([])
})
