import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clients } from '../lib/packages.ts'
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
  resolveJsonModule: true,
  noEmit: true,
  // Users who type-check libraries must get no errors in our packages.
  skipLibCheck: false,
}

/** @param end what follows the path of an import */
const importingDocuments = (end: string): string =>
  clients
    .map(
      ({ name }, i) => `import document${i} from '${name}/openapi.json${end}
import forTypes${i} from '${name}/openapi-types.json${end}
export const versions${i}: string[] = [document${i}.openapi, forTypes${i}.openapi]
`,
    )
    .join('')

/** Type-checks a project that imports every entry of the packages, from ESM and from CommonJS. */
export async function typeProblems(
  { folder, run }: Project,
  tarballs: readonly Tarball[],
): Promise<string[]> {
  const { both, esmOnly } = entryPaths(tarballs)
  const imports = importingAll([...both, ...esmOnly])
  writeFileSync(join(folder, 'every-entry.mts'), imports)
  writeFileSync(join(folder, 'every-entry.cts'), imports)
  writeFileSync(join(folder, 'openapi.mts'), importingDocuments("' with { type: 'json' }"))
  writeFileSync(join(folder, 'openapi.cts'), importingDocuments("'"))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*.mts', '*.cts', 'src/*.mts'] }),
  )
  // TypeScript 7 needs a fifth of the time that others need. One checker resolves each type once.
  await run([node24, commandFile('typescript7', 'tsc'), '-p', folder, '--checkers', '1'])
  return []
}
