import type { Sandbox } from '@molt-sdk/sandbox'
import { startSandbox } from '@molt-sdk/sandbox/node'
import chromium from '@sparticuz/chromium'
import type { Browser, Page } from 'playwright-core'
import { chromium as launcher } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Program } from '../test/start-program.ts'
import { startProgram } from '../test/start-program.ts'

let sandbox: Sandbox & { close(): Promise<void> }
let program: Program
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  sandbox = await startSandbox({ moltghost: { tokenPace: 40 } })
  program = await startProgram('chat-page/serve.ts', {
    MOLTGHOST_BASE_URL: sandbox.moltghost.baseUrl,
    MOLTGHOST_API_KEY: sandbox.moltghost.apiKey,
  })
  browser = await launcher.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  })
  page = await browser.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await program?.stop()
  await sandbox?.close()
})

/** Opens the page, and keeps a record of each text that the answer has had. */
beforeEach(async () => {
  await page.goto(program.says)
  await page.evaluate(() => {
    const seen: string[] = []
    const answer = document.querySelector('#answer')
    new MutationObserver(() => seen.push(answer?.textContent ?? '')).observe(
      answer as HTMLElement,
      { childList: true },
    )
    Object.assign(window, { seen })
  })
})

const ask = async (prompt: string): Promise<void> => {
  await page.fill('[name=prompt]', prompt)
  await page.click('text=Send')
}
const seen = (): Promise<string[]> => page.evaluate('window.seen')
const noteIs = (text: string | RegExp): Promise<unknown> =>
  page.locator('#note', { hasText: text }).waitFor({ timeout: 10_000 })

test('an answer appears piece by piece', async () => {
  await ask('Tell me something')
  await noteIs(/^\d+ tokens$/)
  const texts = (await seen()).filter(Boolean)
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.at(-1)).toBe('Hello, this is my-agent. You said: "Tell me something"')
  for (const text of texts) expect(texts.at(-1)?.startsWith(text)).toBe(true)
})

test('an answer that is stopped stays as it was, and the agent falls silent', async () => {
  // Twelve seconds of it, so that even a slow browser stops it in time.
  const whole = 'one '.repeat(3_000)
  sandbox.moltghost.replyWith(() => whole)
  await ask('Count')
  await page.locator('#answer', { hasText: 'one one one' }).waitFor()
  await page.click('text=Stop')
  await noteIs('Stopped.')
  const text = await page.textContent('#answer')
  expect(text?.length).toBeLessThan(whole.length / 2)
  await expect.poll(() => sandbox.log().at(-1)?.outcome).toBe('aborted')
  expect(await page.textContent('#answer')).toBe(text)
})

test('what an agent says is text, whatever it looks like', async () => {
  sandbox.moltghost.replyWith(() => '<img src=x onerror=alert(1)>')
  await ask('Break it')
  await noteIs(/tokens/)
  expect(await page.textContent('#answer')).toBe('<img src=x onerror=alert(1)>')
  expect(await page.locator('img').count()).toBe(0)
})

test('a failure is told', async () => {
  sandbox.moltghost.agents.update(sandbox.moltghost.agentId, { status: 'paused' })
  await ask('Hello')
  await noteIs('agent_paused')
  expect(await page.textContent('#answer')).toBe('')
})

test('the key never comes to the browser, and nothing went wrong that nobody caught', async () => {
  const script = await (await fetch(`${program.says}page.js`)).text()
  expect(script.length).toBeGreaterThan(10_000)
  expect(script + (await page.content())).not.toContain(sandbox.moltghost.apiKey)
  expect(errors).toEqual([])
})
