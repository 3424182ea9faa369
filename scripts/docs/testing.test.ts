import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { sourceCondition } from '../build/entries.ts'
import { commandFile, node24 } from '../lib/paths.mjs'
import { pageFilesOf, writePageFiles } from './page-files.ts'
import { userProject } from './user-project.ts'

// The file for jest is run by `install:check`, whose project has jest.
test('the tests of the guide pass with vitest', async () => {
  const folder = userProject()
  writePageFiles(folder, pageFilesOf('docs/guides/testing.md'))
  const conditions = [sourceCondition, 'module', 'node']
  const ssr = { resolve: { conditions, externalConditions: conditions } }
  const config = { resolve: { conditions }, ssr, test: { include: ['*.test.ts'] } }
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)}`)
  const { VITEST: _, ...env } = process.env
  const report = join(folder, 'report.json')
  const args = ['run', '--reporter=json', `--outputFile=${report}`]
  await promisify(execFile)(node24, [commandFile('vitest'), ...args], { cwd: folder, env })
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  expect(counts).toMatchObject({ numPassedTests: 2, numTotalTests: 2 })
})
