import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { apis } from '../../contracts/scripts/apis.ts'
import { root } from '../../scripts/lib/paths.mjs'
import { writeApiReference } from './api-reference.ts'
import { assumptionReference } from './assumptions.ts'
import { changelog } from './changelog.ts'
import { bundleChatDemo } from './chat-demo/bundle.ts'
import { errorReference } from './error-codes.ts'
import { httpReference } from './http-reference.ts'
import { llmsFull, llmsIndex } from './llms.ts'
import type { Document } from './openapi.ts'
import { bundlePlayground } from './playground/bundle.ts'
import { rateLimitReference } from './rate-limits.ts'
import { copySkills, readSkills } from './skills.ts'

const reference = join(root, 'docs', 'reference')
const publicFolder = join(root, 'docs', 'public')
const openapi = join(publicFolder, 'openapi')

/** Writes all pages that are generated from the contracts, the sandbox and the doc comments. */
export async function generate(): Promise<void> {
  for (const folder of ['api', 'http', 'errors', 'rate-limits', 'assumptions', 'changelog'])
    rmSync(join(reference, folder), { recursive: true, force: true })
  write('errors/index.md', errorReference(apis, documentOf))
  write('rate-limits/index.md', rateLimitReference(apis))
  write('assumptions/index.md', assumptionReference())
  write('changelog/index.md', changelog())
  mkdirSync(openapi, { recursive: true })
  for (const { folder } of apis) {
    write(`http/${folder}.md`, httpReference(documentOf(folder), `${folder}.json`))
    copyFileSync(documentFile(folder), join(openapi, `${folder}.json`))
  }
  const skills = readSkills()
  copySkills(skills, join(publicFolder, 'skills'))
  writeFileSync(join(publicFolder, 'llms.txt'), llmsIndex(process.env['DOCS_BASE'] ?? '/', skills))
  writeFileSync(join(publicFolder, 'llms-full.txt'), llmsFull())
  await bundlePlayground()
  await bundleChatDemo()
  await writeApiReference(join(reference, 'api'))
}

const documentFile = (folder: string): string =>
  join(root, 'contracts', 'openapi', `${folder}.json`)

const documentOf = (folder: string): Document =>
  JSON.parse(readFileSync(documentFile(folder), 'utf8'))

const write = (path: string, text: string): void => {
  const file = join(reference, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
