import type { Page } from 'playwright-core'
import type { BrowsedSite } from './browser.ts'
import { followLink } from './browser.ts'
import type { BuiltPage } from './html.ts'
import type { RunProgram } from './playground/program-worker.ts'
import type { RunnableSnippet } from './playground/runnable.ts'

/**
 * Presses the first Run button of a page and runs the programs of the others in a worker that all pages
 * share, because a worker needs longer to start than a program to run. Returns the documented lines that
 * were not printed.
 */
export async function runProblems(
  site: BrowsedSite,
  runInWorker: RunProgram,
  { path, html }: BuiltPage,
): Promise<string[]> {
  await followLink(site, path)
  const [pressed, ...others] = await snippetsWithButtons(site.page, html)
  const outputs = pressed ? [{ ...pressed, output: await pressFirst(site.page) }] : []
  for (const snippet of others) outputs.push({ ...snippet, output: await runInWorker(snippet) })
  return outputs.flatMap(({ code, output }) =>
    missingLines(code, output).map((line) => `${path}: ${line}`),
  )
}

/** Waits until the page shows the buttons of its HTML and no earlier program, and returns their programs. */
async function snippetsWithButtons(page: Page, html: string): Promise<RunnableSnippet[]> {
  const codes = [...html.matchAll(/class="run" data-code="([^"]*)"/g)].map(([, code = '']) =>
    code.replaceAll('&#39;', "'"),
  )
  const programs = await page.waitForFunction((expected) => {
    const runs = [...document.querySelectorAll<HTMLElement>('.run:has(> button)')]
    const shown = runs.map(({ dataset: { code = '', before = '' } }) => ({ code, before }))
    const isComplete = shown.map(({ code }) => code).join() === expected.join()
    return isComplete && document.querySelector('.run > .playground') === null && shown
  }, codes)
  return ((await programs.jsonValue()) || []).map(({ code, before }) => ({
    code: decodeURIComponent(code),
    before: decodeURIComponent(before),
  }))
}

async function pressFirst(page: Page): Promise<string> {
  const run = page.locator('.run').first()
  await run.locator('> button').click()
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
