import { isAbsolute } from 'node:path'
import { relativeToRoot } from '../lib/packages.ts'
import { commandFile, node24, root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import type { Project } from './projects.ts'

/**
 * Runs tsc on one project. `tsc -p` reads every imported file and checks again what a change affects.
 * `tsc -b` of TypeScript 6 compares only the project's own files, and treats the project as up to date
 * when only a file of another package changed.
 */
export async function typeProblems({ configFile, portable }: Project): Promise<string[]> {
  const tsc = commandFile('typescript7', 'tsc')
  // Each checker resolves the types that it needs by itself: with more of them, most is done twice.
  const options = ['--pretty', 'false', '--listFiles', '--checkers', '1']
  const { code, output } = await run([node24, tsc, '-p', configFile, ...options], {
    cwd: root,
    env: process.env,
  })
  // Files are listed by absolute path; errors name theirs relative to the working directory.
  const lines = output.split(/\r?\n/).filter((line) => line !== '')
  const problems = lines.filter((line) => !isAbsolute(line))
  if (portable) problems.push(...nodeTypesProblems(lines))
  return code === 0 || problems.length > 0 ? problems : [`tsc exited with code ${code}.`]
}

/** One dependency that references Node's types makes them visible in every file of the project. */
function nodeTypesProblems(lines: readonly string[]): string[] {
  const found = lines.find((line) => line.includes('/node_modules/@types/node/'))
  if (found === undefined) return []
  return [
    `Node's types are loaded: ${relativeToRoot(found)}. \`tsc -p <project> --explainFiles\` shows why.`,
  ]
}
