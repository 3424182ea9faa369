import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { sourceCondition } from '../../../scripts/build/entries.ts'
import { root } from '../../../scripts/lib/paths.mjs'

/** Writes the chat of examples/chat-page as a page of the site that needs no server. */
export async function bundleChatDemo(): Promise<void> {
  const folder = join(root, 'docs', 'public', 'chat-demo')
  mkdirSync(folder, { recursive: true })
  const html = readFileSync(join(root, 'examples', 'chat-page', 'index.html'), 'utf8')
  // Not `.html`: the development server of VitePress takes each of those for a page of its own.
  writeFileSync(join(folder, 'chat.htm'), html.replace('src="/page.js"', 'src="page.js"'))
  await build({
    entryPoints: [join(import.meta.dirname, 'demo.ts')],
    outfile: join(folder, 'page.js'),
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: [sourceCondition],
    logLevel: 'error',
  })
}
