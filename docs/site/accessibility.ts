import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { BrowsedSite } from './browser.ts'
import { untilInteractive } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Returns the serious and critical findings of axe on a page, in one color scheme. */
export async function accessibilityProblems(
  site: BrowsedSite,
  path: string,
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const page = await site.browser.newPage({ colorScheme })
  try {
    // A busy machine may need minutes for what takes a second.
    page.setDefaultTimeout(180_000)
    await page.goto(site.url + path)
    await untilInteractive(page)
    const run = page.locator('.run > button')
    if ((await run.count()) > 0) {
      await run.first().click()
      await page.locator('[data-state=done]').first().waitFor()
    }
    await page.evaluate(axe)
    const { violations } = await page.evaluate(async () => {
      const { run } = (
        globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
      ).axe
      return run({ resultTypes: ['violations'] })
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${path}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`,
      )
  } finally {
    await page.close()
  }
}
