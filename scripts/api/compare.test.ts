import { expect, test } from 'vitest'
import { compareReports } from './compare.ts'

const report = `entry @a/b
  Agent
  list

interface Agent {
    id: string;
}

function list(): Agent[];
`

test('finds no change in an equal report, in any order of members', () => {
  expect(compareReports(report, report)).toEqual({ kind: 'none', lines: [] })
})

test('a new export and a new declaration are additions', () => {
  const after = `${report.replace('  list\n', '  list\n  remove\n')}\nfunction remove(): void;\n`
  expect(compareReports(report, after)).toEqual({
    kind: 'addition',
    lines: ['entry @a/b', '+   remove', 'function remove', '+ function remove(): void;'],
  })
})

test.each([
  ['a removed export', report.replace('  list\n', ''), ['entry @a/b', '-   list']],
  [
    'another type of a member',
    report.replace('id: string', 'id: number'),
    ['interface Agent', '-     id: string;', '+     id: number;'],
  ],
  [
    'a new member, which an implementation of the type must have',
    report.replace('id: string;', 'id: string;\n    name: string;'),
    ['interface Agent', '+     name: string;'],
  ],
  [
    'a removed declaration',
    report.replace('\nfunction list(): Agent[];\n', ''),
    ['function list', '- function list(): Agent[];'],
  ],
])('%s is breaking', (_, after, lines) => {
  expect(compareReports(report, after)).toEqual({ kind: 'breaking', lines })
})
