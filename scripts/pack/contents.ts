import { entries, jsonFiles } from '../build/entries.ts'
import type { Tarball } from './tarballs.ts'
import { pathInTarball } from './tarballs.ts'

const requiredFiles = [
  'LICENSE',
  'README.md',
  'package.json',
  'sbom.cdx.json',
  'THIRD-PARTY-NOTICES.txt',
]
const allowedFiles = /\.(c?js(\.map)?|d\.c?ts)$/

/** Reports files that are missing from the tarball, and files that do not belong there. */
export function contentProblems(tarball: Tarball): string[] {
  const start = pathInTarball(tarball, '')
  const files = tarball.contents.listFiles().map((file) => file.slice(start.length))
  const entryFiles = entries(tarball.package.manifest).flatMap(({ name, commonjs, hasTypes }) => [
    `${name}.js`,
    ...(hasTypes ? [`${name}.d.ts`] : []),
    ...(commonjs ? [`${name}.cjs`] : []),
    ...(commonjs && hasTypes ? [`${name}.d.cts`] : []),
  ])
  const dataFiles = jsonFiles(tarball.package.manifest)
  const missing = [...requiredFiles, ...entryFiles, ...dataFiles].filter(
    (file) => !files.includes(file),
  )
  const extra = files.filter(
    (file) => ![...requiredFiles, ...dataFiles].includes(file) && !allowedFiles.test(file),
  )
  return [
    ...missing.map((file) => `${file} is missing from the tarball.`),
    ...extra.map((file) => `${file} does not belong in the tarball.`),
  ]
}
