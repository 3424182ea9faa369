import { CheckFailure, runChecks } from './lib/checks.ts'
import { typeProblems } from './types/check-project.ts'
import { coverageProblems } from './types/coverage.ts'
import { inputFiles, projects } from './types/projects.ts'

// Type-checks every project, or those whose tsconfig.json path starts with an argument:
// `pnpm types packages/core`.
const prefixes = process.argv.slice(2)
const all = projects()
const selected = all.filter(
  ({ configFile }) =>
    prefixes.length === 0 || prefixes.some((prefix) => configFile.startsWith(prefix)),
)
if (selected.length === 0)
  throw new CheckFailure(`No tsconfig.json path starts with ${prefixes.join(' or ')}.`)

// The first project is that of the whole repository. It uses one core, and takes as long as all others.
const [first, ...others] = selected.map((project, index) => {
  const problems = index === 0 ? typeProblems(project) : undefined
  return { name: project.name, run: () => problems ?? typeProblems(project) }
})
await runChecks([
  { name: 'every TypeScript file is checked', run: () => coverageProblems(inputFiles(), all) },
  ...others,
  ...(first ? [first] : []),
])
