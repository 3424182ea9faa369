import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandFile, node24 } from '../lib/paths.mjs'
import type { Tarball } from '../pack/tarballs.ts'
import { entryPaths, importingAll } from './entries.ts'
import type { Project } from './project.ts'

const compilerOptions = {
  target: 'es2022',
  lib: ['es2022', 'dom'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  // Users who type-check libraries must get no errors in our packages.
  skipLibCheck: false,
}

/** Type-checks a project that imports every entry of the packages, from ESM and from CommonJS. */
export async function typeProblems(
  { folder, run }: Project,
  tarballs: readonly Tarball[],
): Promise<string[]> {
  const { both, esmOnly } = entryPaths(tarballs)
  const imports = importingAll([...both, ...esmOnly])
  writeFileSync(join(folder, 'every-entry.mts'), imports)
  writeFileSync(join(folder, 'every-entry.cts'), imports)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.mts', '*.cts', 'src/*.mts'] }),
  )
  await run([node24, commandFile('typescript', 'tsc'), '-p', folder])
  return []
}
