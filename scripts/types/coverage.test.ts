import { expect, test } from 'vitest'
import { coverageProblems } from './coverage.ts'

const [source, nodeOnly, unit] = [
  'packages/core/src/call.ts',
  'packages/core/src/hmac.node.ts',
  'packages/core/src/call.test.ts',
]
const files = [source, nodeOnly, unit]

test('accepts portable files in a project without Node types and all others in any project', () => {
  const projects = [
    { portable: false, files: [nodeOnly, unit] },
    { portable: true, files: [source] },
  ]
  expect(coverageProblems(files, projects)).toEqual([])
})

test('reports a file that is in no project', () => {
  const projects = [{ portable: true, files: [source, nodeOnly] }]
  expect(coverageProblems(files, projects)).toEqual([
    `${unit} is not included in any tsconfig.json.`,
  ])
})

test('reports a portable file that is only checked with Node types', () => {
  const projects = [{ portable: false, files }]
  expect(coverageProblems(files, projects)).toEqual([
    `${source} is checked with Node's types only: its package needs a tsconfig.json that includes it.`,
  ])
})

test('accepts Node types in the package of the command', () => {
  const command = 'packages/cli/src/main.ts'
  expect(coverageProblems([command], [{ portable: false, files: [command] }])).toEqual([])
})
