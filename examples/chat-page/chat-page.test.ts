import type { Sandbox } from '@molt-sdk/sandbox'
import { startSandbox } from '@molt-sdk/sandbox/node'
import chromium from '@sparticuz/chromium'
import type { Browser, Page } from 'playwright-core'
import { chromium as launcher } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ExampleProcess } from '../test/start-program.ts'
import { startProgram } from '../test/start-program.ts'

let sandbox: Sandbox & { close(): Promise<void> }
let program: ExampleProcess
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

/** Opens the page and records every text that the reply has had. */
beforeEach(async () => {
  await page.goto(program.firstLine)
  await page.evaluate(() => {
    const replyTexts: string[] = []
    const reply = document.querySelector('#reply')
    new MutationObserver(() => replyTexts.push(reply?.textContent ?? '')).observe(
      reply as HTMLElement,
      { childList: true },
    )
    Object.assign(window, { replyTexts })
  })
})

const ask = async (prompt: string): Promise<void> => {
  await page.fill('[name=prompt]', prompt)
  await page.click('text=Send')
}
const replyTexts = (): Promise<string[]> => page.evaluate('window.replyTexts')
const noteIs = (text: string | RegExp): Promise<unknown> =>
  page.locator('#note', { hasText: text }).waitFor({ timeout: 60_000 })

test('renders the reply token by token', async () => {
  await ask('Tell me something')
  await noteIs(/^\d+ tokens$/)
  const texts = (await replyTexts()).filter(Boolean)
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.at(-1)).toBe('Hello, this is my-agent. You said: "Tell me something"')
  for (const text of texts) expect(texts.at(-1)?.startsWith(text)).toBe(true)
})

test('Stop keeps the text and aborts the reply of the agent', async () => {
  // Endless, so that it cannot complete before a slow browser stops it.
  sandbox.moltghost.replyWith(async function* () {
    for (;;) yield 'one '
  })
  const requestsBefore = sandbox.log().length
  await ask('Count')
  await page.locator('#reply', { hasText: 'one one one' }).waitFor()
  await page.click('text=Stop')
  await noteIs('Stopped.')
  const text = await page.textContent('#reply')
  // The sandbox logs the request only when the abort has reached it.
  await expect
    .poll(() => sandbox.log()[requestsBefore]?.outcome, { timeout: 60_000 })
    .toBe('aborted')
  expect(await page.textContent('#reply')).toBe(text)
})

test('renders HTML in a reply as text', async () => {
  sandbox.moltghost.replyWith(() => '<img src=x onerror=alert(1)>')
  await ask('Break it')
  await noteIs(/tokens/)
  expect(await page.textContent('#reply')).toBe('<img src=x onerror=alert(1)>')
  expect(await page.locator('img').count()).toBe(0)
})

test('shows the error when a call fails', async () => {
  sandbox.moltghost.agents.update(sandbox.moltghost.agentId, { status: 'paused' })
  await ask('Hello')
  await noteIs('agent_paused')
  expect(await page.textContent('#reply')).toBe('')
})

test('does not expose the API key to the browser and raises no uncaught errors', async () => {
  const script = await (await fetch(`${program.firstLine}page.js`)).text()
  expect(script.length).toBeGreaterThan(10_000)
  expect(script + (await page.content())).not.toContain(sandbox.moltghost.apiKey)
  expect(errors).toEqual([])
})
