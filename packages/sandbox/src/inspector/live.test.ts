import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { launchChromium } from '../../../../scripts/lib/chromium.ts'
import { request } from '../../test/moltinfra.ts'
import { scenarios } from '../scenarios/index.ts'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

let browser: Browser
let page: Page
let sandbox: RunningSandbox

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(60_000)
})
afterAll(() => browser?.close())
beforeEach(async () => {
  sandbox = await startSandbox({ moltinfra: { agents: 1, tokenPace: 0, tier: 1_000_000 } })
  await page.goto(`${sandbox.url}/_sandbox`)
  await page.getByText('Live').waitFor()
})
afterEach(async () => {
  await page.goto('about:blank')
  await sandbox.close()
})

const rows = () => page.locator('.row')
const openView = (name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).click()

test('shows the events of a stream while it is open', async () => {
  const [agent] = sandbox.moltinfra.agents.list()
  sandbox.faults.add({ kind: 'stall', operation: 'streamMessage', afterBytes: 200, times: 1 })
  const caller = new AbortController()
  const { status } = await request(
    sandbox,
    'POST',
    `/agents/${agent?.id}/messages/stream`,
    { text: 'Hello' },
    { fetch, signal: caller.signal },
  )
  expect(status).toBe(200)
  await rows().first().click()
  await page.locator('.messages li', { hasText: 'token' }).first().waitFor()
  expect(await page.locator('.detail h2').textContent()).toContain('in progress')
  expect(sandbox.log()).toEqual([])
  caller.abort()
  await page.locator('.row .status', { hasText: '200' }).waitFor()
})

test('shows the messages of a socket in both directions while it is open', async () => {
  const { baseUrl, apiKey } = sandbox.moltghost
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/ws`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  await rows().last().click()
  for (const text of ['First words', 'Second words']) {
    socket.send(JSON.stringify({ type: 'message', content: text }))
    await page.locator('.messages li', { hasText: `→` }).filter({ hasText: text }).waitFor()
    await page.locator('.messages li', { hasText: '←' }).last().waitFor()
  }
  expect(socket.readyState).toBe(WebSocket.OPEN)
  socket.close()
})

test('ten thousand tasks leave few rows in the document, on each page and while they change', async () => {
  const scenario = structuredClone(scenarios['busy-marketplace'])
  const { tasks } = scenario.moltify as { tasks: Record<string, unknown>[] }
  const draft = tasks.find(({ status }) => status === 'draft')
  for (let index = tasks.length; index < 10_000; index++)
    tasks.push({ ...draft, id: `task_${index}` })
  sandbox.loadScenario(scenario)
  await page.goto(`${sandbox.url}/_sandbox#/state/moltify`)
  const cells = page.locator('tbody tr')
  await page.getByText('1 to 50 of 10000').waitFor()
  expect(await cells.count()).toBe(50)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('51 to 100 of 10000').waitFor()
  await sandbox.moltify.tasks.transition('task_99', 'cancel')
  await page.locator('tr', { hasText: 'cancelled' }).first().waitFor()
  await page.getByLabel('Search tasks').fill('task_9999')
  await page.getByText('1 to 1 of 1').waitFor()
  expect(await cells.count()).toBe(1)
})

test('stays usable while a thousand requests a second come', async () => {
  const headers = { authorization: `Bearer ${sandbox.moltinfra.apiKey}` }
  const url = `${sandbox.moltinfra.baseUrl}/agents`
  let isRunning = true
  let sent = 0
  const load = (async () => {
    while (isRunning || sent < 5000) {
      await Promise.all(Array.from({ length: 100 }, () => sandbox.fetch(url, { headers })))
      sent += 100
      // A slow machine sends fewer.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  await rows().first().waitFor()
  await openView('State')
  await page.getByText('No tasks yet.').waitFor()
  await openView('Control')
  await page.getByLabel('Search operations').fill('createagent')
  await page.locator('.count', { hasText: '1 operations' }).waitFor()
  await openView('Requests')
  await page.getByLabel('Search requests').fill('no such request')
  await page.getByText('No request matches the filter.').waitFor()
  await page.getByLabel('Search requests').fill('')
  await rows().first().waitFor()
  expect(await rows().count()).toBeLessThan(80)
  isRunning = false
  await load
  // The page keeps at most 10,000, or the last 1,000 where it could not follow.
  await expect
    .poll(async () => Number.parseInt(`${await page.locator('.count').textContent()}`, 10))
    .toBeGreaterThanOrEqual(1000)
  expect(await rows().count()).toBeLessThan(80)
  // Not before: the sandbox records the last 1,000, so one that was shown a second ago may be gone.
  await rows().first().click()
  await page.getByText('The response was sent in full.').waitFor()
})
