import type { Check } from '../../scripts/lib/checks.ts'
import { runChecks } from '../../scripts/lib/checks.ts'
import { accessibilityProblems } from './accessibility.ts'
import { browseSite } from './browser.ts'
import { chatProblems } from './chat-demo/check.ts'
import { builtPages, hasFile } from './html.ts'
import { deadLinks } from './links.ts'
import { missingExports } from './missing-exports.ts'
import { misspelledNames } from './names.ts'
import { pageWeight } from './page-weight.ts'
import { playgroundChecks } from './playground/checks.ts'
import { programWorker } from './playground/program-worker.ts'
import { runProblems } from './run-all.ts'

// Builds the site and checks it: `pnpm docs:check`. With a part of the names of checks, runs these on what
// was built before: `pnpm docs:check /guides/money`.
const [filter = ''] = process.argv.slice(2)
if (filter === '') await import('./build.ts')
const pages = builtPages()
const site = await browseSite()
const runInWorker = programWorker(site)

const maxBytes = 150_000

/** One page of each kind. */
const kinds = [
  '/',
  '/getting-started/',
  '/getting-started/moltify',
  '/guides/chat-in-a-web-page',
  '/guides/retries',
  '/guides/sandbox/control-api',
  '/concepts/what-is-known',
  '/project/size-and-speed',
  '/reference/api/@moltinfra/sdk',
  '/reference/http/moltinfra',
  '/reference/errors/',
  '/playground',
  '/troubleshooting/',
]

try {
  const checks: Check[] = [
    { name: 'every link has a target', run: () => deadLinks(pages, hasFile) },
    { name: 'the reference has every public export', run: () => missingExports(pages) },
    { name: 'every name in the code of pages exists', run: misspelledNames },
    {
      name: `the first page weighs at most ${maxBytes} bytes after gzip`,
      run: async () => {
        const bytes = await pageWeight(site, '/')
        console.log(`        ${bytes} bytes`)
        return bytes <= maxBytes ? [] : [`It weighs ${bytes} bytes.`]
      },
    },
    ...kinds.map((path) => ({
      name: `axe has no serious findings on ${path}, light and dark`,
      run: () => accessibilityProblems(site, path),
    })),
    ...playgroundChecks(site),
    { name: 'the chat of a page streams a reply', run: () => chatProblems(site) },
    ...pages
      .filter(({ html }) => html.includes('class="run"'))
      .map((page) => ({
        name: `the programs of ${page.path} run in the page`,
        run: () => runProblems(site, runInWorker, page),
      })),
  ]
  await runChecks(checks.filter(({ name }) => name.includes(filter)))
} finally {
  await site.close()
}
