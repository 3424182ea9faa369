import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { withErrorNames } from './name-errors.ts'

/**
 * Puts what several entries share into few chunks. esbuild creates a chunk for each set of entries that
 * have modules in common, and Node takes longer to load ten small files than a large one. So every entry
 * that needs a module of a group imports the whole group. Bundlers drop what is not used.
 *
 * @param metafile of a build without this plugin
 * @param smallest the entry points to load fast, the smallest first: what it shares with others is a group,
 * then what the next one shares
 */
export const sharedChunks = (metafile: Metafile, smallest: readonly string[]): Plugin => {
  const needs = modulesByEntry(metafile)
  const groups = groupsOf(needs, smallest)
  const added = new Map(
    [...needs].map(([entry, modules]) => [
      resolve(entry),
      groupsNeededBy(modules, groups, metafile).flat(),
    ]),
  )
  return {
    name: 'shared-chunks',
    setup(bundler) {
      bundler.initialOptions.logOverride = {
        ...bundler.initialOptions.logOverride,
        'ignored-bare-import': 'silent',
      }
      bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const modules = added.get(path)
        if (!modules?.length) return undefined
        const imports = modules.map((module) => `import ${JSON.stringify(pathTo(module, path))}\n`)
        // Of the functions that load a file, esbuild calls the first one only.
        const source = await withErrorNames(readFileSync(path, 'utf8'))
        return { contents: `${source}\n${imports.join('')}`, loader: 'ts' }
      })
    },
  }
}

/** The modules that each entry point loads at once, with its own. */
const modulesByEntry = ({ outputs }: Metafile): Map<string, Set<string>> => {
  const needs = new Map<string, Set<string>>()
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (!entryPoint) continue
    const modules = needs.get(entryPoint) ?? new Set<string>()
    for (const loaded of filesOf(file, outputs)) {
      for (const module of Object.keys(outputs[loaded]?.inputs ?? {})) modules.add(module)
    }
    needs.set(entryPoint, modules)
  }
  return needs
}

/** An output and all that it imports. */
const filesOf = (
  file: string,
  outputs: Metafile['outputs'],
  files: Set<string> = new Set(),
): Set<string> => {
  if (files.has(file)) return files
  files.add(file)
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement' && !external) filesOf(path, outputs, files)
  }
  return files
}

const groupsOf = (
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  smallest: readonly string[],
): string[][] => {
  const taken = new Set(needs.keys())
  return smallest.map((entry) => {
    const group = [...(needs.get(entry) ?? [])].filter(
      (module) =>
        !taken.has(module) &&
        // Of a plugin, not a file.
        !/^[\w-]+:/.test(module) &&
        [...needs].some(([other, modules]) => other !== entry && modules.has(module)),
    )
    for (const module of group) taken.add(module)
    return group
  })
}

/** The groups that an entry needs: a group may need others. */
const groupsNeededBy = (
  modules: ReadonlySet<string>,
  groups: readonly (readonly string[])[],
  { inputs }: Metafile,
): (readonly string[])[] => {
  const reached = new Set<string>()
  const reach = (module: string): void => {
    if (reached.has(module)) return
    reached.add(module)
    for (const { path, kind, external } of inputs[module]?.imports ?? []) {
      if (kind === 'import-statement' && !external) reach(path)
    }
    for (const group of groups) if (group.includes(module)) group.forEach(reach)
  }
  modules.forEach(reach)
  return groups.filter((group) => group.some((module) => reached.has(module)))
}

const pathTo = (module: string, from: string): string => {
  const path = relative(dirname(from), resolve(module)).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}
