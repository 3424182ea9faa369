import { Problem, runChecks } from './lib/checks.ts'
import { typeProblems } from './types/check-project.ts'
import { coverageProblems } from './types/coverage.ts'
import { inputFiles, projects } from './types/projects.ts'

// Type-checks every project, or those whose tsconfig.json is named (the start of its path is
// enough: `pnpm types packages/core`).
const wanted = process.argv.slice(2)
const all = projects()
const selected = all.filter(
  ({ configFile }) => wanted.length === 0 || wanted.some((start) => configFile.startsWith(start)),
)
if (selected.length === 0) throw new Problem(`No tsconfig.json matches ${wanted.join(', ')}.`)

await runChecks([
  { name: 'every TypeScript file is checked', run: () => coverageProblems(inputFiles(), all) },
  ...selected.map((project) => ({ name: project.name, run: () => typeProblems(project) })),
])
