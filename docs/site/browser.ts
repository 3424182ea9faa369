import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../scripts/lib/chromium.ts'
import { siteFolder } from './html.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

/** The built site in Chromium. */
export interface BrowsedSite {
  readonly browser: Browser
  /** The page that all checks use, because each new one costs as much as a check. */
  readonly page: Page
  readonly url: string
  close(): Promise<void>
}

/** Serves the built site as static files and starts Chromium. */
export async function browseSite(): Promise<BrowsedSite> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    const file = path.endsWith('/') ? `${path}index.html` : extname(path) ? path : `${path}.html`
    try {
      const content = await readFile(join(siteFolder, file))
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      response.end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // The checks close pages, and go on.
  const browser = await launchChromium({ without: /^--(single-process|no-zygote)$/ })
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  // A busy machine may need minutes for what takes a second.
  page.setDefaultTimeout(180_000)
  return {
    browser,
    page,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await browser.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Opens a path of the site, and waits until its script has taken over the page. */
export async function openPage({ page, url }: BrowsedSite, path: string): Promise<void> {
  // A path that differs in its fragment only would not load the page anew.
  await page.goto('about:blank')
  await page.goto(url + path)
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
}

/** Opens a path of the site as a link does, without loading the site anew, which takes five times as long. */
export async function followLink(site: BrowsedSite, path: string): Promise<void> {
  const { page, url } = site
  if (!page.url().startsWith(url)) return openPage(site, path)
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href })
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
}
