import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { entryPaths } from '../install/entries.ts'
import { loadedOnServers } from '../lib/browser-bundle.ts'
import type { Check } from '../lib/checks.ts'
import { node24 } from '../lib/paths.mjs'
import { pageProblems, pageScript } from './built-page.ts'
import type { Matrix } from './projects.ts'

interface Bundler {
  name: string
  dependencies: Record<string, string>
  /** Arguments of Node that build `src/index.html` or `src/page.js` into `dist`. */
  build: readonly string[]
  /** The script in `dist` that the page loads, for bundlers that write no HTML. */
  script?: string
}

const modules = (...path: string[]) => join('node_modules', ...path)
const html = join('src', 'index.html')
const script = join('src', 'page.js')

const bundlers: readonly Bundler[] = [
  {
    // Its defaults don't read `exports`.
    name: 'Parcel 2',
    dependencies: { parcel: '^2.16.0' },
    build: [
      modules('parcel', 'lib', 'bin.js'),
      'build',
      html,
      '--no-autoinstall',
      '--no-source-maps',
    ],
  },
  {
    name: 'Vite 8',
    dependencies: { vite: '^8.0.0' },
    build: [modules('vite', 'bin', 'vite.js'), 'build', 'src', '--outDir', join('..', 'dist')],
  },
  {
    name: 'webpack 5',
    dependencies: { webpack: '^5.100.0', 'webpack-cli': '^7.0.0' },
    build: [
      modules('webpack', 'bin', 'webpack.js'),
      'build',
      `./${script}`,
      '--mode=production',
      '--output-path=dist',
    ],
    script: '<script defer src="./main.js"></script>',
  },
  {
    name: 'Rollup 4',
    dependencies: { rollup: '^4.50.0', '@rollup/plugin-node-resolve': '^16.0.0' },
    build: [
      modules('rollup', 'dist', 'bin', 'rollup'),
      script,
      '--dir=dist',
      '--format=es',
      '--plugin=node-resolve={browser:true}',
    ],
    script: '<script type="module" src="./page.js"></script>',
  },
]

/** Without the entries of queues that need a package of the user's, and a server. */
const entriesOfPages = (tarballs: Matrix['tarballs']): readonly string[] =>
  entryPaths(tarballs).portable.filter((path) => !loadedOnServers.includes(basename(path)))

/** Every portable entry in a page, built by each bundler with its defaults and run in Chromium. */
export const bundlerChecks = ({ tarballs, install }: Matrix): Check[] =>
  bundlers.map(({ name, dependencies, build, script: tag }) => {
    const made = install({
      type: 'commonjs',
      dependencies,
      sources: ['probes'],
      manifest: { type: undefined },
      prepare({ folder }) {
        const page = '<!doctype html><script type="module" src="./page.js"></script>'
        writeFileSync(join(folder, 'src', 'index.html'), page)
        writeFileSync(join(folder, 'src', 'page.js'), pageScript(entriesOfPages(tarballs)))
      },
    })
    return {
      name: `${name}, every portable entry in a page, run in Chromium`,
      run: async () => {
        const { folder, run } = await made()
        const dist = join(folder, 'dist')
        await run([node24, ...build])
        mkdirSync(dist, { recursive: true })
        if (tag) writeFileSync(join(dist, 'index.html'), `<!doctype html>${tag}`)
        return pageProblems(dist)
      },
    }
  })
