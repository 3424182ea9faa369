import { expect, test } from 'vitest'
import { classNameProblems, classNames } from './class-names.ts'
import type { Tarball } from './tarballs.ts'

const tarball = (files: Readonly<Record<string, string>>, name = 'a') =>
  ({
    package: { name },
    contents: {
      listFiles: () => Object.keys(files).map((file) => `/node_modules/${name}/${file}`),
      readFile: (path: string) => files[path.slice(`/node_modules/${name}/`.length)],
      tryReadFile: (path: string) => files[path.slice(`/node_modules/${name}/`.length)],
    },
  }) as unknown as Tarball

const map = JSON.stringify({
  sourcesContent: ['export class Wallet<T> { id: T }', 'class List {}'],
})

test('reports a class that no source has, in both formats', () => {
  const code = 'var Wallet2 = class {}; var List = class _List {}'
  const files = { 'a.js': code, 'a.cjs': code, 'a.js.map': map }
  const help = 'which no source is called. Give the source a name that is used only once.'
  expect(classNameProblems(tarball(files))).toEqual(
    ['a.js has Wallet2', 'a.js has _List', 'a.cjs has Wallet2', 'a.cjs has _List'].map(
      (problem) => `${problem}, ${help}`,
    ),
  )
})

test('accepts the classes of the sources', () => {
  const code = 'var Wallet = class {}; var L = class List {}; f(class {})'
  expect(classNameProblems(tarball({ 'a.js': code, 'a.js.map': map }))).toEqual([])
})

test('reports a type that was renamed', () => {
  const files = { 'a.d.ts': 'interface Wallet$1 {}\ndeclare const a: Wallet$1, $b: 1' }
  expect(classNameProblems(tarball(files))).toEqual([
    expect.stringMatching(/^a\.d\.ts has Wallet\$1,/),
  ])
})

test('returns the names that classes have when they run', () => {
  const code = 'class A {}; const B = class {}; var C = class D extends A {}; f(class {})'
  expect(classNames(code)).toEqual(['A', 'B', 'D'])
})
