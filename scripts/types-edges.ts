import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { node24 } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import type { Break, Edge } from './types/edges.ts'
import { edges, planRounds } from './types/edges.ts'
import { projects } from './types/projects.ts'
import { scratchCopy } from './types/scratch-copy.ts'
import { withoutExport } from './types/without-export.ts'

// Checks that the type check reports errors in other packages: in a passing copy, removes one export for
// each folder that imports from another. `MOLT_EDGES=all` includes the project of the whole repository,
// with its tests and scripts, which takes most of the time.
const checked = projects().filter(({ portable }) => portable || process.env['MOLT_EDGES'] === 'all')
const rounds = planRounds(edges(checked)).map((round, index) => checksOf(round, index === 0))
await runChecks((await Promise.all(rounds)).flat())

/** One copy that passes is enough: the copies are equal, and the type check of their files has passed. */
async function checksOf(round: ReadonlyMap<Edge, Break>, checksCopy: boolean): Promise<Check[]> {
  const copy = scratchCopy()
  const configFiles = [...new Set([...round.keys()].map(({ project }) => project.configFile))]
  const before = checksCopy ? await typeCheck(copy, configFiles) : undefined
  for (const change of round.values()) apply(copy, change)
  const after = await typeCheck(copy, configFiles)
  return [
    ...(before
      ? [{ name: 'the copy passes', run: () => (before.code === 0 ? [] : [before.output]) }]
      : []),
    { name: 'the broken copy fails', run: () => (after.code === 1 ? [] : [after.output]) },
    ...[...round].map(([{ name, project }, change]) => ({
      name,
      run: () => missing(project.name, change, after.output),
    })),
  ]
}

function typeCheck(copy: string, configFiles: readonly string[]) {
  const { MOLT_COUNTS: _, ...env } = process.env
  return run([node24, join(copy, 'scripts', 'types.ts'), ...configFiles], { cwd: copy, env })
}

function apply(copy: string, { to, exported }: Break): void {
  const file = join(copy, to)
  if (exported === undefined) {
    rmSync(file)
    return
  }
  const text = readFileSync(file, 'utf8')
  // Two edges may remove the same export.
  writeFileSync(file, withoutExport(text, exported) ?? text)
}

/** The project must fail at the import of the removed export. */
function missing(project: string, { from, to, exported }: Break, output: string): string[] {
  const section = output.split(/^(?=ok |FAILED )/m).find((text) => text.includes(project)) ?? ''
  const code = exported ? `'${exported}'` : 'TS2307'
  const reported = section
    .split('\n')
    .some((line) => line.trimStart().startsWith(`${from}(`) && line.includes(code))
  return reported ? [] : [`${to} lost ${exported ?? 'everything'}, but ${from} was not reported.`]
}
