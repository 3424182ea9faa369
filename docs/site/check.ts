import { runChecks } from '../../scripts/lib/checks.ts'
import { builtPages, hasFile } from './html.ts'
import { deadLinks } from './links.ts'
import { missingExports } from './missing-exports.ts'

// Builds the site and checks it: `pnpm docs:check`.
await import('./build.ts')
const pages = builtPages()
await runChecks([
  { name: 'every link has a target', run: () => deadLinks(pages, hasFile) },
  { name: 'the reference has every public export', run: () => missingExports(pages) },
])
