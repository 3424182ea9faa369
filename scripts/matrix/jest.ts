import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageFilesOf, writePageFiles } from '../docs/page-files.ts'
import { entryPaths } from '../install/entries.ts'
import type { Project } from '../install/project.ts'
import type { Check } from '../lib/checks.ts'
import type { Node } from '../lib/nodes.ts'
import type { Tarball } from '../pack/tarballs.ts'
import { writeProbesAsCommonjs } from './probes-as-commonjs.ts'

/** What a CommonJS project of {@link jestChecks} needs besides our packages. */
export const jestProject = { dependencies: { jest: '^30.0.0' }, sources: ['matrix/jest'] }

/** Jest with its defaults: no flags, no configuration, CommonJS. Also runs the tests of the guide. */
export const jestChecks = (
  made: () => Promise<Project>,
  tarballs: readonly Tarball[],
  nodes: readonly Node[],
): Check[] =>
  nodes.map(({ name, file }) => ({
    name: `jest 30, ${name}`,
    run: async () => {
      const { folder, run } = await made()
      const settings = {
        entries: entryPaths(tarballs).both,
        probes: writeProbesAsCommonjs(join(folder, 'src')),
      }
      writeFileSync(join(folder, 'src', 'jest.json'), JSON.stringify(settings))
      const guide = pageFilesOf('docs/guides/testing.md').filter(({ path }) => /cjs$/.test(path))
      writePageFiles(folder, guide)
      const tests = ['packages.test.cjs', ...guide.map(({ path }) => path)]
      await run([file, join('node_modules', 'jest', 'bin', 'jest.js'), ...tests])
      return []
    },
  }))
