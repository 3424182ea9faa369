import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowsedSite } from './browser.ts'
import { siteFolder } from './html.ts'

/**
 * Returns the bytes after gzip of what a page loads until its load event. Pages that it links are
 * prefetched after that.
 */
export async function pageWeight({ page, url }: BrowsedSite, path: string): Promise<number> {
  await page.goto(url + path, { waitUntil: 'load' })
  const paths = await page.evaluate(() => {
    const [document] = performance.getEntriesByType('navigation')
    const until = (document as PerformanceNavigationTiming).loadEventStart
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= until)
      .map(({ name }) => new URL(name).pathname)
  })
  const html = `${path.replace(/\/$/, '/index')}.html`
  return [html, ...paths].reduce(
    (total, file) => total + gzipSync(readFileSync(join(siteFolder, file))).byteLength,
    0,
  )
}
