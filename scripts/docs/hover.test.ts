import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entries } from '../build/entries.ts'
import type { Package } from '../lib/packages.ts'
import { published } from '../lib/packages.ts'
import { root } from '../lib/paths.mjs'
import { compile } from './compile.ts'
import { undocumented } from './undocumented.ts'

/** Of core, users import the root alone. */
const filesOf = ({ name, folder, manifest }: Package) =>
  entries(manifest)
    .filter((entry) => entry.hasTypes && (name !== '@molt-sdk/core' || entry.name === 'index'))
    .map(({ source }) => join(folder, source))
const program = compile(root, published.flatMap(filesOf))

test.for(published)('every export of $name says what it is', (one) => {
  const bare = filesOf(one).flatMap((file) => undocumented(program, file))
  // Of the clients the members are held to it too: their types are what a user reads first.
  const isClient = one.name !== '@molt-sdk/sandbox'
  expect(bare.filter((each) => isClient || !each.includes('.'))).toEqual([])
})
