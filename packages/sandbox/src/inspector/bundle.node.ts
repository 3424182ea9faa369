import { fileURLToPath } from 'node:url'
import type { Metafile } from 'esbuild'
import type { InspectorFiles } from '../control/inspector-routes.ts'

/** Bundles the page of the inspector: one script and one style sheet. */
export const bundleInspector = async (): Promise<{
  readonly files: InspectorFiles
  readonly metafile: Metafile
}> => {
  // Loaded when it is used: programs that contain this file can be bundled and started without it.
  const { build } = await import('esbuild')
  const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
  const { outputFiles, metafile } = await build({
    entryPoints: { app: pathOf('main.tsx'), style: pathOf('style.css') },
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
