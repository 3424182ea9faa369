import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryPaths, importingAll } from '../install/entries.ts'
import type { Check } from '../lib/checks.ts'
import type { Matrix } from './projects.ts'

const compilerOptions = {
  module: 'commonjs',
  target: 'es2022',
  strict: true,
  esModuleInterop: true,
}

/** ts-jest with its preset, in a project with `module: commonjs`. */
export function tsJestChecks({ tarballs, nodes, install }: Matrix): Check[] {
  const made = install({
    type: 'commonjs',
    dependencies: {
      jest: '^30.0.0',
      'ts-jest': '^29.4.0',
      typescript: '~5.9.0',
      '@types/jest': '^30.0.0',
    },
    sources: ['matrix/ts-jest'],
    manifest: { jest: { preset: 'ts-jest' } },
    prepare({ folder }) {
      const source = join(folder, 'src')
      renameSync(join(source, 'packages.test.mts'), join(source, 'packages.test.ts'))
      writeFileSync(join(source, 'every-entry.ts'), importingAll(entryPaths(tarballs).both))
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    },
  })
  return nodes.map(({ name, file }) => ({
    name: `ts-jest, module commonjs, ${name}`,
    run: async () => {
      const { run } = await made()
      await run([file, join('node_modules', 'jest', 'bin', 'jest.js')])
      return []
    },
  }))
}
