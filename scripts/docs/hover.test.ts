import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entries } from '../build/entries.ts'
import type { Package } from '../lib/packages.ts'
import { publishedPackages } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { compile } from './compile.ts'
import { undocumented } from './undocumented.ts'

/** Users import only the root of core. */
const filesOf = ({ name, folder, manifest }: Package) =>
  entries(manifest)
    .filter((entry) => entry.hasTypes && (name !== '@molt-sdk/core' || entry.name === 'index'))
    .map(({ source }) => join(folder, source))
const program = compile(root, publishedPackages.flatMap(filesOf))

test.for(publishedPackages)('every export of $name has a doc comment', (pkg) => {
  const names = filesOf(pkg).flatMap((file) => undocumented(program, file))
  // Members of the clients' types need one too: users read them first.
  const isClient = pkg.name !== '@molt-sdk/sandbox'
  expect(names.filter((name) => isClient || !name.includes('.'))).toEqual([])
})
