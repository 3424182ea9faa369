import { entries } from '../build/entries.ts'
import type { Tarball } from './tarballs.ts'
import { inside } from './tarballs.ts'

const requiredFiles = ['LICENSE', 'README.md', 'package.json', 'THIRD-PARTY-NOTICES.txt']
const built = /\.(c?js(\.map)?|d\.c?ts)$/

/** Is everything in the tarball that must be, and nothing else? */
export function contentProblems(tarball: Tarball): string[] {
  const start = inside(tarball, '')
  const files = tarball.contents.listFiles().map((file) => file.slice(start.length))
  const wanted = entries(tarball.package.manifest).flatMap(({ name, commonjs, hasTypes }) => [
    `${name}.js`,
    ...(hasTypes ? [`${name}.d.ts`] : []),
    ...(commonjs ? [`${name}.cjs`] : []),
    ...(commonjs && hasTypes ? [`${name}.d.cts`] : []),
  ])
  const missing = [...requiredFiles, ...wanted].filter((file) => !files.includes(file))
  const extra = files.filter((file) => !requiredFiles.includes(file) && !built.test(file))
  return [
    ...missing.map((file) => `${file} is missing from the tarball.`),
    ...extra.map((file) => `${file} does not belong in the tarball.`),
  ]
}
