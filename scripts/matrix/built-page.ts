import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { importingAll } from '../install/entries.ts'
import { launchChromium } from '../lib/chromium.ts'
import { probes } from '../probes/probes.ts'

/** Runs every probe with the sandbox in the page, and stores their reports in `window.reports`. */
export const pageScript = (entries: readonly string[]): string => `
import { createSandbox } from '@molt-sdk/sandbox'
${importingAll(entries)}
${probes
  .map(
    ({ entry, file }, i) => `
import * as sdk${i} from '${entry}'
import { probe as probe${i} } from './${basename(file)}'`,
  )
  .join('')}
const sandbox = createSandbox()
const targetOf = (platform) => {
  const { baseUrl, apiKey } = sandbox.platformInfo()[platform]
  return { baseUrl, apiKey, fetch: sandbox.fetch }
}
window.reports = Promise.all([
${probes.map(({ platform }, i) => `  probe${i}(sdk${i}, targetOf('${platform}')),`).join('\n')}
])
`

/** Opens the page that a bundler built into a folder. Its files are served without a server of their own. */
export async function pageProblems(folder: string): Promise<string[]> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    // Reserved for documentation: no request leaves the browser. Web Crypto needs https.
    await page.route('https://page.example/**', (route) => {
      const { pathname } = new URL(route.request().url())
      const name = pathname === '/' ? 'index.html' : pathname.slice(1)
      const contentType = name.endsWith('.html') ? 'text/html' : 'text/javascript'
      return route.fulfill({ contentType, body: readFileSync(join(folder, name)) })
    })
    await page.goto('https://page.example/')
    const reports = await page.evaluate(() => Reflect.get(window, 'reports')).catch(String)
    if (!Array.isArray(reports) || reports.length !== probes.length) problems.push(String(reports))
    return problems
  } finally {
    await browser.close()
  }
}
