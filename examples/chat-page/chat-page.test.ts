import type { Sandbox } from '@molt-sdk/sandbox'
import { startSandbox } from '@molt-sdk/sandbox/node'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../scripts/lib/chromium.ts'
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
  browser = await launchChromium()
  page = await browser.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await program?.stop()
  await sandbox?.close()
})

/** Opens the page and records every text that the latest reply has had. */
beforeEach(async () => {
  sandbox.moltghost.agents.update(sandbox.moltghost.agentId, { status: 'running' })
  await page.goto(program.firstLine)
  await page.evaluate(() => {
    const replyTexts: string[] = []
    const transcript = document.querySelector('#transcript') as HTMLElement
    new MutationObserver(() =>
      replyTexts.push(transcript.querySelector('.agent:last-child')?.textContent ?? ''),
    ).observe(transcript, { childList: true, subtree: true })
    Object.assign(window, { replyTexts })
  })
})

const ask = async (prompt: string): Promise<void> => {
  await page.fill('[name=prompt]', prompt)
  await page.press('[name=prompt]', 'Enter')
}
const replyTexts = (): Promise<string[]> => page.evaluate('window.replyTexts')
const reply = (): Promise<string | null> => page.locator('.agent').last().textContent()
const isDisabled = (name: string): Promise<boolean> => page.locator(`text="${name}"`).isDisabled()
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
  await page.locator('.agent', { hasText: 'one one one' }).waitFor()
  expect([await isDisabled('Send'), await isDisabled('New chat')]).toEqual([true, true])
  await page.click('text=Stop')
  await noteIs('Stopped.')
  expect([await isDisabled('Send'), await isDisabled('Stop')]).toEqual([false, true])
  const text = await reply()
  // The sandbox logs the request only when the abort has reached it.
  await expect
    .poll(() => sandbox.log()[requestsBefore]?.outcome, { timeout: 60_000 })
    .toBe('aborted')
  expect(await reply()).toBe(text)
})

test('sends the whole conversation, and forgets it with a new chat', async () => {
  sandbox.moltghost.replyWith((messages) =>
    messages.map(({ role, content }) => `${role}: ${content}`).join('; '),
  )
  await ask('One')
  await noteIs(/tokens/)
  await ask('Two')
  await expect.poll(reply).toBe('user: One; assistant: user: One; user: Two')
  await noteIs(/tokens/)
  await page.click('text=New chat')
  expect(await page.locator('#transcript > div').count()).toBe(0)
  await ask('Three')
  await expect.poll(reply).toBe('user: Three')
})

test('Shift+Enter starts a new line', async () => {
  await page.fill('[name=prompt]', 'One')
  await page.press('[name=prompt]', 'Shift+Enter')
  expect(await page.inputValue('[name=prompt]')).toBe('One\n')
  expect(await page.locator('#transcript > div').count()).toBe(0)
})

test('renders HTML in a reply as text', async () => {
  sandbox.moltghost.replyWith(() => '<img src=x onerror=alert(1)>')
  await ask('Break it')
  await noteIs(/tokens/)
  expect(await reply()).toBe('<img src=x onerror=alert(1)>')
  expect(await page.locator('img').count()).toBe(0)
})

test('shows the error when a call fails, and keeps the message to send it again', async () => {
  sandbox.moltghost.agents.update(sandbox.moltghost.agentId, { status: 'paused' })
  await ask('Hello')
  await noteIs('agent_paused')
  expect(await page.locator('#transcript > div').count()).toBe(0)
  expect(await page.inputValue('[name=prompt]')).toBe('Hello')
})

test('fits a phone and follows the color scheme of the system', async () => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background()).not.toBe(light)
  await page.setViewportSize({ width: 360, height: 640 })
  sandbox.moltghost.replyWith(() => 'long'.repeat(200))
  await ask('Hello')
  await noteIs(/tokens/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('does not expose the API key to the browser and raises no uncaught errors', async () => {
  const script = await (await fetch(`${program.firstLine}page.js`)).text()
  expect(script.length).toBeGreaterThan(10_000)
  expect(script + (await page.content())).not.toContain(sandbox.moltghost.apiKey)
  expect(errors).toEqual([])
})
