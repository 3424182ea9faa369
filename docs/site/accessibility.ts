import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { BrowsedSite } from './browser.ts'
import { openPage } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Returns the serious and critical findings of axe on a page, in both color schemes. */
export async function accessibilityProblems(site: BrowsedSite, path: string): Promise<string[]> {
  const { page } = site
  await openPage(site, path)
  const run = page.locator('.run > button')
  if ((await run.count()) > 0) {
    await run.first().click()
    await page.locator('[data-state=done]').first().waitFor()
  }
  // Also in the frames of this site, from which axe reports to its page.
  for (const frame of page.frames()) await frame.evaluate(axe)
  const problems: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate(async () => {
      const { run } = (
        globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
      ).axe
      return run({ resultTypes: ['violations'] })
    })
    problems.push(
      ...violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) =>
            `${path}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`,
        ),
    )
  }
  return problems
}
