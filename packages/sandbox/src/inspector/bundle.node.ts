import { fileURLToPath } from 'node:url'
import type { Metafile } from 'esbuild'
import type { InspectorFiles } from '../control/inspector-routes.ts'

/** Bundles the page of the inspector, or another one that starts it: one script and one style sheet. */
export const bundleInspector = async (
  script: URL = new URL('main.ts', import.meta.url),
): Promise<{
  readonly files: InspectorFiles
  readonly metafile: Metafile
}> => {
  // Loaded when it is used: programs that contain this file can be bundled and started without it.
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    entryPoints: {
      app: fileURLToPath(script),
      style: fileURLToPath(new URL('style.css', import.meta.url)),
    },
    outdir: 'out',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  })
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return { files: { script: textOf('.js'), style: textOf('.css') }, metafile }
}
