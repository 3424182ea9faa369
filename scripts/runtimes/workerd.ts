import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { CheckFailure } from '../lib/checks.ts'
import type { PlatformInfo } from '../lib/sandbox.ts'

/** Bundles a built client and its probe into a worker and runs it in workerd. */
export async function runInWorkerd(client: string, probeFile: string, target: PlatformInfo) {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import * as sdk from ${JSON.stringify(client)}
        import { probe } from ${JSON.stringify(probeFile)}
        export default {
          async fetch(request) {
            try {
              return new Response(await probe(sdk, await request.json()))
            } catch (error) {
              return new Response(error.stack, { status: 500 })
            }
          },
        }`,
      resolveDir: '/',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker'],
    write: false,
  })
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-01-01',
  })
  try {
    const response = await worker.dispatchFetch('http://worker.test', {
      method: 'POST',
      body: JSON.stringify(target),
    })
    const text = await response.text()
    if (!response.ok) throw new CheckFailure(text)
    return text
  } finally {
    await worker.dispose()
  }
}
