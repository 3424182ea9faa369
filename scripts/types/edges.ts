import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'
import { workspaceFolders } from '../lib/workspace-folders.mjs'
import type { Import } from './imports.ts'
import { importsOf } from './imports.ts'
import type { Project } from './projects.ts'
import { slashed } from './projects.ts'
import { withoutExport } from './without-export.ts'

/** A project checks files of one folder that import files of another. */
export interface Edge {
  name: string
  project: Project
  imports: readonly Import[]
}

/** What to take away, and the file that must fail because of it. */
export interface Break {
  from: string
  to: string
  /** Undefined: the module itself is deleted. */
  exported?: string
}

const folders = workspaceFolders()
  .map((folder) => `${slashed(folder)}/`)
  .sort((a, b) => b.length - a.length)

/** The package of a file; what belongs to none (scripts, configuration) goes together. */
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
    const found = new Map<string, Edge & { imports: Import[] }>()
    for (const one of project.files.flatMap(importsFrom)) {
      const [from, to] = [folderOf(one.from), folderOf(one.to)]
      if (from === to) continue
      const name = `${from} → ${to} (${project.name})`
      const edge = found.get(name) ?? { name, project, imports: [] }
      edge.imports.push(one)
      found.set(name, edge)
    }
    return [...found.values()]
  })
}

/**
 * One break for each edge, in rounds. The breaks of a round are made at once, and none of them may
 * change what must fail because of another, which would be checked again for that reason alone: the
 * importing file, and in a package's own project all of its files. The project of the whole
 * repository has a round to itself, so that it is checked once.
 */
export function planRounds(all: readonly Edge[]): Map<Edge, Break>[] {
  const rounds: Map<Edge, Break>[] = []
  for (const edge of [...all].sort(byChoice)) {
    const possible = possibleBreaks(edge)
    const fits = (round: Map<Edge, Break>) =>
      possible.find((one) =>
        [...round].every(([other, chosen]) => !clash(edge, one, other, chosen)),
      )
    const round = rounds.find(fits) ?? new Map<Edge, Break>()
    const found = fits(round)
    if (found) round.set(edge, found)
    if (!rounds.includes(round)) rounds.push(round)
  }
  return rounds
}

/** Those with the least choice come first. */
const byChoice = (a: Edge, b: Edge): number =>
  Number(b.project.portable) - Number(a.project.portable) || a.imports.length - b.imports.length

const clash = (edge: Edge, one: Break, other: Edge, chosen: Break): boolean =>
  edge.project.portable !== other.project.portable ||
  spoils(one, other, chosen) ||
  spoils(chosen, edge, one) ||
  (one.to === chosen.to && !(one.exported && chosen.exported))

const spoils = (change: Break, { project }: Edge, { from }: Break): boolean =>
  change.to === from || (project.portable && project.files.includes(change.to))

/** An import without names (`import * as`, `import()`) fails only when the module is gone. */
const possibleBreaks = ({ imports }: Edge): Break[] => [
  ...imports.flatMap(({ from, to, names }) => {
    const text = readFileSync(join(root, to), 'utf8')
    return names
      .filter((name) => withoutExport(text, name) !== undefined)
      .map((exported) => ({ from, to, exported }))
  }),
  ...imports.map(({ from, to }) => ({ from, to })),
]
