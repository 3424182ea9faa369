import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { sharedChunks } from './shared-chunks.ts'

/** Two entries and a module on demand, each pair of which shares another module. */
const modules = {
  'base.ts': "export const base = (text: string): string => text.concat('!')",
  'small.ts': "import { base } from './base.ts'\nexport const small = (): string => base('small')",
  'large.ts': "import { base } from './base.ts'\nexport const large = (): string => base('large')",
  'first.ts':
    "import { small } from './small.ts'\nexport const first = (): string => small()\nexport const more = () => import('./demand.ts')",
  'second.ts':
    "import { small } from './small.ts'\nimport { large } from './large.ts'\nexport const second = (): string => small() + large()",
  'third.ts': "import { base } from './base.ts'\nexport const third = (): string => base('third')",
  'demand.ts': "import { large } from './large.ts'\nexport const demand = (): string => large()",
  'package.json': '{ "sideEffects": false }',
}

const bundle = async (folder: string, plugins: Plugin[]): Promise<Metafile> => {
  const { metafile } = await build({
    entryPoints: ['first.ts', 'second.ts', 'third.ts'].map((name) => join(folder, name)),
    bundle: true,
    splitting: true,
    format: 'esm',
    metafile: true,
    outdir: join(folder, 'dist'),
    outExtension: { '.js': '.mjs' },
    plugins,
    logLevel: 'error',
  })
  return metafile
}

/** The files that importing an entry loads, without the entry itself. */
const chunksOf = ({ outputs }: Metafile, name: string): number => {
  const [entry = ''] = Object.keys(outputs).filter((file) => file.endsWith(`/${name}.mjs`))
  const loaded = new Set<string>()
  const load = (file: string): void => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement') load(path)
  }
  load(entry)
  return loaded.size - 1
}

test('what the first entry shares is one chunk, and what others share is another one', async () => {
  const folder = temporaryFolder('shared-chunks')
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(modules)) writeFileSync(join(folder, name), content)

  const before = await bundle(folder, [])
  expect([chunksOf(before, 'first'), chunksOf(before, 'second')]).toEqual([2, 3])

  const smallest = ['first.ts', 'second.ts'].map(
    (name) => Object.keys(before.inputs).find((path) => path.endsWith(name)) ?? '',
  )
  const after = await bundle(folder, [sharedChunks(before, smallest)])
  expect([chunksOf(after, 'first'), chunksOf(after, 'second')]).toEqual([1, 2])

  // Modules still work, also on demand.
  const first = await import(join(folder, 'dist', 'first.mjs'))
  const { second } = await import(join(folder, 'dist', 'second.mjs'))
  expect([first.first(), second(), (await first.more()).demand()]).toEqual([
    'small!',
    'small!large!',
    'large!',
  ])
})
