import type { Metafile, Plugin } from 'esbuild'
import { bundleInspector } from '../../packages/sandbox/src/inspector/bundle.node.ts'

const { files, metafile } = await bundleInspector()

/** Puts the bundled page of the sandbox's inspector in the place of the module that bundles it. */
export const inspectorPage: Plugin = {
  name: 'inspector-page',
  setup: (bundler) =>
    bundler.onLoad({ filter: /[\\/]inspector[\\/]page\.node\.ts$/ }, () => ({
      contents: `export const loadPage = async () => (${JSON.stringify(files)})`,
    })),
}

/** What the page contains, for the notices and the bill of materials of the package. */
export const inspectorOutputs: Metafile['outputs'] = metafile.outputs
