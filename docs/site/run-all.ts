import type { Page } from 'playwright-core'
import type { BrowsedSite } from './browser.ts'
import { openPage } from './browser.ts'
import type { BuiltPage } from './html.ts'

/** Presses every Run button of a page and returns the documented lines that were not printed. */
export async function runProblems(site: BrowsedSite, { path }: BuiltPage): Promise<string[]> {
  const { page } = site
  await openPage(site, path)
  const programs = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.run')].map(({ dataset }) =>
      decodeURIComponent(dataset['code'] ?? ''),
    ),
  )
  const problems: string[] = []
  // A few at a time: each starts a worker.
  for (let index = 0; index < programs.length; index += 4) {
    const group = programs.slice(index, index + 4)
    // One click after the other, because they share the mouse.
    for (const at of group.keys())
      await page
        .locator('.run')
        .nth(index + at)
        .locator('> button')
        .click()
    const outputs = await Promise.all(group.map((_, at) => outputOf(page, index + at)))
    for (const [at, code] of group.entries())
      problems.push(...missingLines(code, outputs[at] ?? '').map((line) => `${path}: ${line}`))
  }
  return problems
}

const outputOf = async (page: Page, index: number): Promise<string> => {
  const run = page.locator('.run').nth(index)
  await run.locator('[data-state=done]').waitFor()
  const [output, status] = await Promise.all([
    run.locator('.output').textContent(),
    run.locator('.status').textContent(),
  ])
  return status === 'Done.' ? `${output}` : `${output}\n${status}`
}

/** The lines that a snippet says it prints, as far as the output does not have them in this order. */
export function missingLines(code: string, output: string): string[] {
  const printed = output.split('\n')
  let from = 0
  const missing = code.split('\n').flatMap((line) => {
    const [, text] = / \/\/ → (.*)$/.exec(line) ?? []
    if (text === undefined) return []
    const at = printed.indexOf(text, from)
    if (at >= 0) from = at + 1
    return at >= 0 ? [] : [`did not print "${text}", but:\n${output}`]
  })
  const ended = /^(Failed|Stopped)\b.*$/m.exec(output)
  return ended ? [`${ended[0]}\n${output}`, ...missing] : missing
}
