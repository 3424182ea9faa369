import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import type { Browser, Page } from 'playwright-core'
import { chromium as launcher } from 'playwright-core'
import { siteFolder } from './html.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

/** The built site in Chromium. */
export interface BrowsedSite {
  readonly browser: Browser
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
  const browser = await launcher.launch({
    executablePath: await chromium.executablePath(),
    // In a single process, Chromium ends with the first page that is closed.
    args: chromium.args.filter((arg) => !/^--(single-process|no-zygote)$/.test(arg)),
    headless: true,
  })
  return {
    browser,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await browser.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Waits until the script of the site has taken over a page. */
export const untilInteractive = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
}
