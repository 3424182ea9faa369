import type { Check } from './lib/checks.ts'
import { runChecks } from './lib/checks.ts'
import { nodeAt } from './lib/nodes.ts'
import { node24 } from './lib/paths.mjs'
import { startSandbox } from './lib/sandbox.ts'
import { bundlerChecks } from './matrix/bundlers.ts'
import { jestChecks, jestProject } from './matrix/jest.ts'
import { nestChecks } from './matrix/nest.ts'
import { nextChecks } from './matrix/next.ts'
import { matrixOf } from './matrix/projects.ts'
import { serverChecks } from './matrix/servers.ts'
import { installTools } from './matrix/tools.ts'
import { tsJestChecks } from './matrix/ts-jest.ts'
import { allCases, typescriptChecks, typescriptDependencies } from './matrix/typescript.ts'
import { yarnChecks } from './matrix/yarn.ts'
import { packAll } from './pack/tarballs.ts'

// Installs the tarballs into projects of other tools, as users do, and uses them there. Takes the
// beginning of a tool's name, to run its checks alone: `pnpm matrix jest`.
const wanted = process.argv.slice(2)
const { node20, yarn } = await installTools()
const oldest = nodeAt(node20)
const tarballs = await packAll()
const matrix = matrixOf(tarballs, [oldest, nodeAt(node24)])
const sandbox = await startSandbox()

const jest = matrix.install({ type: 'commonjs', ...jestProject })
const typescript = matrix.install({
  type: 'commonjs',
  dependencies: typescriptDependencies(allCases),
  sources: ['install'],
})
const checks: Check[] = [
  ...jestChecks(jest, tarballs, matrix.nodes),
  ...tsJestChecks(matrix),
  ...typescriptChecks(typescript, tarballs, allCases),
  ...nestChecks(matrix),
  ...nextChecks(matrix),
  ...serverChecks(matrix),
  ...bundlerChecks(matrix),
  ...yarnChecks(matrix, { yarn, node: oldest, sandbox }),
]
const selected = checks.filter(
  ({ name }) =>
    wanted.length === 0 ||
    wanted.some((start) => name.toLowerCase().startsWith(start.toLowerCase())),
)

try {
  if (selected.length === 0) throw new Error(`No check starts with ${wanted.join(' or ')}.`)
  await runChecks(selected)
} finally {
  await sandbox.stop()
}
