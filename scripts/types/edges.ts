import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'
import { workspaceFolders } from '../lib/workspace-folders.mjs'
import type { Import } from './imports.ts'
import { importsOf } from './imports.ts'
import type { Project } from './projects.ts'
import { slashed } from './projects.ts'
import { withoutExport } from './without-export.ts'

/** A project contains files of one folder that import files of another. */
export interface Edge {
  name: string
  project: Project
  imports: readonly Import[]
}

/** The export to remove, and the file that must fail because of it. */
export interface Break {
  from: string
  to: string
  /** Undefined: the module itself is deleted. */
  exported?: string
}

const folders = workspaceFolders()
  .map((folder) => `${slashed(folder)}/`)
  .sort((a, b) => b.length - a.length)

/** The package of a file; `scripts` for files outside of packages. */
const folderOf = (file: string): string =>
  folders.find((folder) => file.startsWith(folder))?.slice(0, -1) ?? 'scripts'

export function edges(projects: readonly Project[]): Edge[] {
  const all = new Map<string, Import[]>()
  const importsFrom = (file: string): Import[] => {
    const imports = all.get(file) ?? importsOf(file)
    all.set(file, imports)
    return imports
  }
  return projects.flatMap((project) => {
    const byName = new Map<string, Edge & { imports: Import[] }>()
    for (const importOfFile of project.files.flatMap(importsFrom)) {
      const [from, to] = [folderOf(importOfFile.from), folderOf(importOfFile.to)]
      if (from === to) continue
      const name = `${from} → ${to} (${project.name})`
      const edge = byName.get(name) ?? { name, project, imports: [] }
      edge.imports.push(importOfFile)
      byName.set(name, edge)
    }
    return [...byName.values()]
  })
}

/**
 * Plans one break per edge, in rounds. The breaks of a round are applied together, so none of them may
 * change a file that must fail because of another break: the importing file, and in a package's own
 * project all of its files. The project of the whole repository has its own round, so that it is checked
 * only once.
 */
export function planRounds(all: readonly Edge[]): Map<Edge, Break>[] {
  const rounds: Map<Edge, Break>[] = []
  for (const edge of [...all].sort(byChoice)) {
    const possible = possibleBreaks(edge)
    const fits = (round: Map<Edge, Break>) =>
      possible.find((importOfFile) =>
        [...round].every(([other, chosen]) => !clash(edge, importOfFile, other, chosen)),
      )
    const round = rounds.find(fits) ?? new Map<Edge, Break>()
    const change = fits(round)
    if (change) round.set(edge, change)
    if (!rounds.includes(round)) rounds.push(round)
  }
  return rounds
}

/** Edges with the fewest possible breaks come first. */
const byChoice = (a: Edge, b: Edge): number =>
  Number(b.project.portable) - Number(a.project.portable) || a.imports.length - b.imports.length

const clash = (edge: Edge, importOfFile: Break, other: Edge, chosen: Break): boolean =>
  edge.project.portable !== other.project.portable ||
  spoils(importOfFile, other, chosen) ||
  spoils(chosen, edge, importOfFile) ||
  (importOfFile.to === chosen.to && !(importOfFile.exported && chosen.exported))

const spoils = (change: Break, { project }: Edge, { from }: Break): boolean =>
  change.to === from || (project.portable && project.files.includes(change.to))

/** The check runs its own files in the broken copy as well, so they must stay whole. */
const isPartOfCheck = (file: string): boolean => /^scripts\/(lib|types)\b/.test(file)

/** An import without names (`import * as`, `import()`) fails only when the module is gone. */
const possibleBreaks = (edge: Edge): Break[] => {
  const imports = edge.imports.filter(({ to }) => !isPartOfCheck(to))
  if (!imports.length) throw new Error(`${edge.name}: every import is of a file of this check.`)
  return [
    ...imports.flatMap(({ from, to, names }) =>
      names.filter((name) => hasExport(to, name)).map((exported) => ({ from, to, exported })),
    ),
    ...imports.map(({ from, to }) => ({ from, to })),
  ]
}

const known = new Map<string, boolean>()

/** Whether an export can be removed. Many files import the same one, and parsing takes time. */
const hasExport = (file: string, name: string): boolean => {
  const key = `${file} ${name}`
  const found =
    known.get(key) ?? withoutExport(readFileSync(join(root, file), 'utf8'), name) !== undefined
  known.set(key, found)
  return found
}
