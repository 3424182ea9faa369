import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'
import { build } from 'esbuild'
import { bundleInspector } from '../../../packages/sandbox/src/inspector/bundle.node.ts'
import { sourceCondition } from '../../../scripts/build/entries.ts'
import { root } from '../../../scripts/lib/paths.mjs'
import { createDeclarations } from './declarations.ts'

const folder = join(root, 'docs', 'public', 'playground')

/**
 * Writes what the playground loads: the script that runs programs and the page of the inspector, which a
 * page loads with its first Run, and the script that knows their types, which the editor loads.
 */
export async function bundlePlayground(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'declarations.json'), JSON.stringify(createDeclarations()))
  await Promise.all([
    bundle('worker.ts', 'worker.js', { keepNames: true }),
    // TypeScript looks for Node, which is not there.
    bundle('language-worker.ts', 'language.js', { external: ['fs', 'path', 'os', 'inspector'] }),
    bundleInspectorFrame(),
  ])
}

/** Its ending keeps the server of the site from rendering it as a page of its own. */
const bundleInspectorFrame = async (): Promise<void> => {
  const { files } = await bundleInspector(new URL('inspector-frame.ts', import.meta.url))
  writeFileSync(join(folder, 'inspector.js'), files.script)
  writeFileSync(join(folder, 'inspector.css'), files.style)
  writeFileSync(join(folder, 'inspector.htm'), inspectorDocument)
}

const inspectorDocument = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox</title>
<link rel="stylesheet" href="inspector.css">
<div id="inspector"></div>
<script type="module" src="inspector.js"></script>
</html>
`

const bundle = async (source: string, output: string, options: BuildOptions): Promise<void> => {
  await build({
    entryPoints: [join(import.meta.dirname, source)],
    outfile: join(folder, output),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: [sourceCondition],
    logLevel: 'error',
    ...options,
  })
}
