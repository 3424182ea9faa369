import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourceCondition } from '../build/entries.ts'
import { browserBundle } from '../lib/browser-bundle.ts'
import { node24, root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import type { SandboxProcess } from '../lib/sandbox.ts'
import { startSandbox } from '../lib/sandbox.ts'
import { probes } from '../probes/probes.ts'

const script = join(root, 'scripts', 'runtimes', 'older-engine.mjs')
const sandboxSource = join(root, 'packages', 'sandbox', 'src', 'cli.node.ts')
let sandbox: SandboxProcess
let folder: string

beforeAll(async () => {
  sandbox = await startSandbox([node24, `--conditions=${sourceCondition}`, sandboxSource])
  folder = await mkdtemp(join(tmpdir(), 'older-engine-'))
})
afterAll(async () => {
  await sandbox?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs the browser bundle of a client where newer APIs are missing. */
const runClient = async (platform: string): Promise<{ pages: number; queries: string[] }> => {
  const probe = probes.find(({ file }) => basename(file) === `${platform}.mjs`)
  if (!probe) throw new Error(`No probe for ${platform}.`)
  const { outputFiles } = await browserBundle(`export * from '${probe.entry}'`, {
    resolveDir: probe.client.folder,
    conditions: [sourceCondition],
  })
  for (const { path, text } of outputFiles) await writeFile(join(folder, basename(path)), text)
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  const bundle = join(folder, 'stdin.js')
  const urls = [bundle, probe.file].map((file) => pathToFileURL(file).href)
  const target = JSON.stringify(sandbox.platform(platform))
  const { code, output } = await run([process.execPath, script, platform, ...urls, target], {
    cwd: root,
    env: process.env,
  })
  expect([code, output]).toEqual([0, output])
  return JSON.parse(output)
}

test.for([
  ['moltinfra', '?status=active&limit=1', 6],
  ['moltify', '?status=draft&limit=1', 3],
  ['moltbotden', '?limit=2', 2],
] as const)(
  '%s sends filters and reads all pages where newer APIs are missing',
  async ([platform, query, count]) => {
    const { pages, queries } = await runClient(platform)
    expect(queries).toContain(query)
    expect(pages).toBe(count)
  },
)

test('moltghost streams where newer APIs and the body of a response are missing', async () => {
  expect((await runClient('moltghost')).queries.length).toBeGreaterThan(0)
})
