import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageFile } from '../docs/page-files.ts'
import { pageFilesOf, writePageFiles } from '../docs/page-files.ts'
import type { Check } from '../lib/checks.ts'
import { node24 } from '../lib/paths.mjs'
import type { Matrix } from './projects.ts'

interface App {
  name: string
  dependencies: Record<string, string>
  /** The folder of the guide's files that are for this app alone. */
  own: string
  /** The part of `next/drive.mts`, and what it prints. */
  drive: string
  prints: readonly string[]
}

const react18 = {
  next: '^14.2.0',
  react: '^18.3.0',
  'react-dom': '^18.3.0',
  '@types/react': '^18.3.0',
}
const react19 = {
  next: '^16.0.0',
  react: '^19.2.0',
  'react-dom': '^19.2.0',
  '@types/react': '^19.2.0',
}

/** @param calls how many the build makes: for the cached page alone, which Next 16 renders */
const everyPart = (calls: number, cached: string) => [
  `build: ${calls} calls`,
  '/wallet: $100, $200, $300',
  '/api/wallet: 40000, 50000, 60000',
  '/edge: 70000, 80000, 90000',
  `/cached: ${cached}, ${cached}, ${cached}`,
  'agent: true',
  'unknown agent: 404',
  'action: 303 ?created 1',
  'invalid action: 303 ?invalid 1',
  'webhook: in_progress',
]

const apps: readonly App[] = [
  {
    name: 'Next 14',
    dependencies: react18,
    own: 'next-14',
    drive: 'app',
    prints: everyPart(0, '100000'),
  },
  { name: 'Next 16', dependencies: react19, own: '', drive: 'app', prints: everyPart(1, '10000') },
  {
    name: 'Next 16 with cacheComponents',
    dependencies: react19,
    own: 'next-16',
    drive: 'cache',
    prints: ['/: 10000, 20000, 30000', '/: 10000, 10000, 10000'],
  },
]

/** The app of the guide, built, started and called, with each version of Next. */
export const nextChecks = ({ install }: Matrix): Check[] =>
  apps.map(({ name, dependencies, own, drive, prints }) => {
    const made = install({
      type: 'commonjs',
      dependencies: { ...dependencies, typescript: '~5.9.0', '@types/node': '^24.0.0' },
      sources: ['matrix/next'],
      // Turbopack rejects ES modules in a package that says it is CommonJS.
      manifest: { type: undefined },
      prepare({ folder }) {
        writePageFiles(folder, appFiles(own))
        writeFileSync(join(folder, 'app', 'layout.tsx'), layout)
      },
    })
    return {
      name: `${name}: the app of the guide, built and called`,
      run: async () => {
        const { run } = await made()
        const output = await run([node24, join('src', 'drive.mts'), drive])
        return output === `${prints.join('\n')}\n` ? [] : [`It printed:\n${output}`]
      },
    }
  })

const layout = `import type { ReactNode } from 'react'

export default function Layout({ children }: { children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>
}
`

/** The files of the guide, with those of an app of its own in their place. */
function appFiles(own: string): PageFile[] {
  const files = pageFilesOf('docs/guides/nextjs.md')
  const shared = files.filter(({ path }) => !/^next-\d+\//.test(path))
  const replacing = files
    .filter(({ path }) => own !== '' && path.startsWith(`${own}/`))
    .map((file) => ({ ...file, path: file.path.slice(own.length + 1) }))
  // With cacheComponents, every page that calls an API needs a boundary, and `runtime` is not allowed.
  return own === 'next-16' ? replacing : [...shared, ...replacing]
}
