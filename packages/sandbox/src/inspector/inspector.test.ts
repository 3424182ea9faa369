import { readFile } from 'node:fs/promises'
import { Moltify } from '@moltify/sdk'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../../../scripts/lib/chromium.ts'
import { accessibilityProblems } from '../../test/browser/inspect.ts'
import { call, createTestAgent } from '../../test/moltinfra.ts'
import type { RunningSandbox } from '../transports/server.node.ts'
import { startSandbox } from '../transports/server.node.ts'

let browser: Browser
let context: BrowserContext
let sandbox: RunningSandbox
let page: Page
const errors: string[] = []

const newPage = async (): Promise<Page> => {
  const opened = await context.newPage()
  opened.setDefaultTimeout(60_000)
  opened.on('pageerror', (error) => errors.push(String(error)))
  opened.on('console', (message) => {
    // The browser reports a sandbox that restarts, and an input that the control API rejects.
    if (message.type() === 'error' && !/ERR_|status of 400/.test(message.text()))
      errors.push(message.text())
  })
  return opened
}

const open = async (of: Page): Promise<void> => {
  await of.goto(`${sandbox.url}/_sandbox`)
  await of.getByText('Live').waitFor()
}

beforeAll(async () => {
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await newPage()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  sandbox = await startSandbox({ moltinfra: { tokenPace: 0, tier: 100_000 } })
  await open(page)
})
afterEach(async () => {
  await page.goto('about:blank')
  await sandbox.close()
  expect(errors.splice(0)).toEqual([])
})

/** Opens another view of the page, as its links do. */
const view = (hash: string, of = page): Promise<unknown> =>
  of.evaluate(async (target) => {
    location.hash = target
    // Until the view was rendered.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }, hash)
const rows = (of = page) => of.locator('.row')

const createTask = async (): Promise<{ id: string; market: Moltify }> => {
  const { apiKey, baseUrl, agents } = sandbox.moltify
  const market = new Moltify({ apiKey, baseUrl })
  const { id } = await market.tasks.create({
    agentId: agents.list()[0]?.id ?? '',
    title: 'Compare two contracts',
    description: 'Compare these two contracts and name every difference.',
    agreedPrice: 2500 as never,
  })
  return { id, market }
}

test('says what to do first, then shows each request as it comes, filtered and paused', async () => {
  await page.getByText('No requests yet.').waitFor()
  expect(await page.locator('.empty pre').textContent()).toContain(sandbox.moltinfra.apiKey)
  await call(sandbox, 'GET', '/agents', undefined, { fetch })
  await createTestAgent(sandbox)
  await call(sandbox, 'GET', '/agents/nope')
  await expect.poll(() => rows().count()).toBe(3)
  expect(await rows().first().textContent()).toContain('AGENT_NOT_FOUND')
  expect(await rows().last().textContent()).toMatch(/200GET\/v1\/agents.*listAgents/)

  await page.getByLabel('Search requests').fill('post createagent')
  await expect.poll(() => rows().count()).toBe(1)
  await page.getByLabel('Search requests').fill('')
  await page.getByText('Failures').click()
  await expect.poll(() => rows().count()).toBe(1)
  await page.getByText('Failures').click()
  await page.getByText('Pause').click()
  await call(sandbox, 'GET', '/agents')
  await page.getByText('Resume (1 new)').click()
  await expect.poll(() => rows().count()).toBe(4)
})

test('shows a lost response, the read that reconciled it, and copies of the call', async () => {
  const { id, market } = await createTask()
  sandbox.faults.add({ kind: 'lostResponse', operation: 'submitTask', times: 1 })
  expect((await market.tasks.submit(id)).status).toBe('pending')
  await page.locator('.row', { hasText: 'lostResponse' }).click()
  const detail = page.getByLabel('Request', { exact: true })
  await detail.getByText('the response was lost').waitFor()
  await detail.getByText('Response that the client did not receive').waitFor()
  expect(await detail.locator('.follow-ups').textContent()).toContain(
    `Read back whether it had happened: GET /api/tasks/${id} → 200`,
  )
  expect(await detail.textContent()).toContain('(submitTask), effect transition, source reference')
  expect(await detail.innerHTML()).not.toContain(sandbox.moltify.apiKey)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await detail.getByText('Copy as curl').click()
  await expect
    .poll(copied)
    .toContain(`curl -X POST '${sandbox.url}/moltify/api/tasks/${id}/submit'`)
  await detail.getByText('Copy as client call').click()
  await expect.poll(copied).toBe(`await moltify.tasks.submit('${id}')`)
  await detail.locator('.follow-ups a').click()
  await detail.getByText('The response was sent in full.').waitFor()
  await page.keyboard.press('ArrowDown')
  await detail.getByText('the response was lost').waitFor()
  await page.keyboard.press('Escape')
  await detail.waitFor({ state: 'detached' })
})

test('adds a fault to an operation by click, and removes it', async () => {
  await view('#/control/faults')
  await page.getByLabel('Search operations').fill('moltinfra listAgents')
  await page.locator('.operations button').first().click()
  await page.getByText('503', { exact: true }).click()
  await page.locator('.faults li', { hasText: 'listAgents' }).waitFor()
  expect(sandbox.faults.list()).toMatchObject([
    { fault: { kind: 'status', status: 503, operation: 'listAgents', times: 1 } },
  ])
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(503)
  await page.getByText('No active faults.').waitFor()
  await page.getByText('Drop the connection').click()
  await page.getByText('Remove', { exact: true }).click()
  await page.getByText('No active faults.').waitFor()
  expect(sandbox.faults.list()).toEqual([])
})

test('moves the clock, and shows why a time is rejected', async () => {
  await view('#/control/clock')
  await page.getByText('Freeze').click()
  await page.getByText('Let it run').waitFor()
  const before = sandbox.clock.now()
  await page.getByText('+48h').click()
  await expect.poll(() => sandbox.clock.now()).toBe(before + 48 * 3_600_000)
  const shown = new Date(sandbox.clock.now()).toISOString().replace('T', ' ').slice(0, 19)
  await page.locator('time', { hasText: shown }).waitFor()
  await page.getByLabel('Set to').fill('soon')
  await page.getByText('Set', { exact: true }).click()
  await page.getByText('Invalid time "soon"').waitFor()
})

test('switches an assumption, whose reason it shows', async () => {
  await view('#/control/assumptions/moltify')
  const assumption = page.locator('.assumptions li', { hasText: 'feeRounding' })
  await assumption.getByText('Source:').waitFor()
  await assumption.locator('select').selectOption({ label: 'up' })
  await expect.poll(() => sandbox.moltify.settings.assumptions.feeRounding).toBe('up')
  await page.locator('.assumptions li.changed', { hasText: 'feeRounding' }).waitFor()
})

test('takes a task through its life by its buttons, and the money with it', async () => {
  const { id } = await createTask()
  await view('#/state/moltify/tasks')
  await page.getByText('Compare two contracts', { exact: true }).click()
  const current = page.locator('[aria-current=step]')
  for (const [button, status] of [
    ['Submit', 'pending'],
    ['Accept', 'in progress'],
    ['Deliver', 'delivered'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await expect.poll(() => current.textContent()).toBe(status)
  }
  expect(await page.locator('.buttons button').allTextContents()).toEqual([
    'Approve',
    'Request revision',
    'Dispute',
  ])
  await view('#/state/moltify/money')
  const caption = page.locator('figcaption')
  await expect.poll(() => caption.textContent()).toContain('$25.00 held')
  // By a program, while the page is open.
  await sandbox.moltify.tasks.transition(id, 'approve')
  await sandbox.fetch(`${sandbox.url}/moltify/api/wallet`)
  const equation = async () => (await caption.textContent())?.replace(/\s+/g, ' ')
  await expect
    .poll(equation)
    .toBe(
      '$500.00 deposits = $475.00 in wallets + $0.00 held for tasks + $22.00 paid out + $3.00 fees',
    )
})

test('shows each attempt of a webhook, checks its signature and sends it again', async () => {
  const { agents, builder, webhooks } = sandbox.moltify
  const { id, market } = await createTask()
  const offers = new Moltify({ apiKey: builder.apiKey, baseUrl: sandbox.moltify.baseUrl })
  const agentId = agents.list()[0]?.id ?? ''
  // The sandbox itself, which has no such route: the attempt fails, but it was signed and sent.
  await offers.builder.agents.update(agentId, { webhookUrl: `${sandbox.url}/hook` })
  webhooks.secretOf(agentId)
  sandbox.faults.add({ kind: 'forgedWebhook', times: 1 })
  await market.tasks.submit(id)
  await view('#/state/moltify/webhooks')
  await page.getByText('1, last: 404').click()
  await page.getByText('Check the signature').click()
  await page.getByText('The signature does not match').waitFor()
  await page.getByText('Send again').click()
  await page.getByText('2, last: 404').waitFor()
  await page.getByText('Check the signature').last().click()
  await page.getByText('The signature matches').waitFor()
  expect(webhooks.deliveries()[0]?.attempts).toHaveLength(2)
})

test('shows the state of the other platforms and changes it', async () => {
  await view('#/state/moltbotden')
  expect(await page.locator('td .secret code').first().textContent()).toBe('molt••••••••')
  await page.locator('td .secret').first().getByText('Show').click()
  await page.getByText(sandbox.moltbotden.apiKey).waitFor()
  await page.getByText('Connect', { exact: true }).click()
  await expect.poll(() => sandbox.moltbotden.connections.list().length).toBe(1)
  await page.getByLabel('Message').fill('Hi')
  await page.getByText('Send', { exact: true }).click()
  await view('#/state/moltbotden/messages')
  await page.getByRole('cell', { name: 'Hi', exact: true }).waitFor()

  await view('#/state/moltghost')
  await page.getByLabel('State of my-agent').selectOption('paused')
  await expect.poll(() => sandbox.moltghost.agents.list()[0]?.status).toBe('paused')
  await page.getByLabel('Reply of all agents').fill('Not today.')
  await page.getByText('Reply with this').click()
  await page.locator('button:enabled', { hasText: 'Restore' }).waitFor()

  await createTestAgent(sandbox)
  await view('#/state/moltinfra')
  await page.getByLabel('Status of Ada').selectOption('error')
  await expect.poll(() => sandbox.moltinfra.agents.list()[0]?.status).toBe('error')
})

test('two pages show the same, also after a reset in one of them', async () => {
  const other = await newPage()
  await open(other)
  await createTestAgent(sandbox)
  for (const each of [page, other]) await expect.poll(() => rows(each).count()).toBe(1)
  await view('#/control/reset')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByText('Yes, reset everything').click()
  await page.getByText('The sandbox is as it was at the start.').waitFor()
  await other.getByText('No requests yet.').waitFor()
  expect(sandbox.log()).toEqual([])
  await call(sandbox, 'GET', '/agents')
  await expect.poll(() => rows(other).count()).toBe(1)
  await other.close()
})

test('saves the state as a file, and loads it and an included scenario', async () => {
  sandbox.moltinfra.agents.create({ name: 'Saved agent' })
  await view('#/control/scenarios')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('Save as file').click(),
  ])
  expect(download.suggestedFilename()).toBe('sandbox.json')
  const file = await readFile(await download.path())

  await page.getByRole('button', { name: 'Load busy-marketplace' }).click()
  await page.getByText('The sandbox is in the state of busy-marketplace.').waitFor()
  expect(sandbox.moltify.tasks.list()).toHaveLength(40)
  await view('#/state/moltify')
  await page.getByText('1 to 40 of 40').waitFor()

  await view('#/control/scenarios')
  const upload = async (name: string, buffer: Buffer): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByText('Load a file').click(),
    ])
    await chooser.setFiles({ name, mimeType: 'application/json', buffer })
  }
  await upload('wrong.json', Buffer.from('{"version":1,"clock":"frozen"}'))
  await page.getByText('Invalid scenario: time is required.').waitFor()
  expect(sandbox.moltify.tasks.list()).toHaveLength(40)
  await upload('sandbox.json', file)
  await page.getByText('The sandbox is in the state of sandbox.json.').waitFor()
  expect(sandbox.moltify.tasks.list()).toEqual([])
  expect(sandbox.moltinfra.agents.list().map(({ name }) => name)).toEqual(['Saved agent'])
})

test('follows a sandbox that was restarted', async () => {
  await call(sandbox, 'GET', '/agents')
  await expect.poll(() => rows().count()).toBe(1)
  const port = Number(new URL(sandbox.url).port)
  await sandbox.close()
  await page.getByText('Not reachable').waitFor()
  sandbox = await startSandbox({ port, seed: 'other' })
  await page.getByText('Live, seed other').waitFor()
  await page.getByText('No requests yet.').waitFor()
})

test('ten thousand requests and agents leave few elements in the document', async () => {
  const { headers } = new Request(sandbox.url, {
    headers: { authorization: `Bearer ${sandbox.moltinfra.apiKey}` },
  })
  for (let count = 0; count < 10_000; count++) {
    await sandbox.fetch(`${sandbox.moltinfra.baseUrl}/agents/a${count}`, { headers })
    // Lets the server send what has happened.
    if (count % 100 === 0) await new Promise((resolve) => setTimeout(resolve))
  }
  await expect.poll(() => page.locator('.count').textContent()).toMatch(/^(9|10)\d{3} requests/)
  expect(await rows().count()).toBeLessThan(80)
  await page.locator('.list').evaluate((list) => {
    list.scrollTop = list.scrollHeight
  })
  await rows()
    .filter({ hasText: /\/agents\/a\d{1,3}\D/ })
    .first()
    .waitFor()
  expect(await rows().count()).toBeLessThan(80)

  const agents = Array.from({ length: 10_000 }, (_, at) => ({ name: `Agent ${at}` }))
  for (const agent of agents) sandbox.moltinfra.agents.create(agent)
  await view('#/state/moltinfra')
  await page.getByText('1 to 50 of 10000').waitFor()
  await page.getByText('Next').click()
  await page.getByText('51 to 100 of 10000').waitFor()
  await page.getByLabel('Search agents').fill('agent 9999')
  await page.getByText('1 to 1 of 1').waitFor()
})

test('axe has no serious findings, and a phone needs no scrolling to the side', async () => {
  const { id, market } = await createTask()
  await market.tasks.submit(id)
  await call(sandbox, 'GET', '/agents/nope')
  await expect.poll(() => rows().count()).toBe(3)
  const problems: string[] = []
  for (const hash of [
    `#/requests/${sandbox.log()[0]?.id}`,
    '#/state/moltify',
    `#/state/moltify/tasks/${id}`,
    '#/state/moltify/money',
    '#/state/moltify/webhooks',
    '#/state/moltbotden',
    '#/state/moltghost',
    '#/state/moltinfra/accounts',
    '#/control/faults',
    '#/control/clock',
    '#/control/assumptions',
    '#/control/scenarios',
    '#/control/reset',
  ]) {
    await view(hash)
    await page.waitForFunction(() => !document.body.textContent?.includes('Loading…'))
    problems.push(...(await accessibilityProblems(page)).map((problem) => `${hash} ${problem}`))
    await page.setViewportSize({ width: 390, height: 844 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 390) problems.push(`${hash} is ${width} wide`)
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  expect(problems).toEqual([])
})

test('is served to browsers only, with a strict policy, behind the checks of the control API', async () => {
  const url = `${sandbox.url}/_sandbox`
  const asPage = { accept: 'text/html,*/*' }
  const json = await fetch(url)
  expect(json.headers.get('content-type')).toBe('application/json')
  const html = await fetch(url, { headers: asPage })
  expect(html.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
  )
  expect(await html.text()).not.toMatch(/<script>|<style|https?:/)
  const elsewhere = { origin: 'https://example.com' }
  for (const path of ['', '/inspector/app.js', '/events', '/scenario', '/scenarios']) {
    const response = await fetch(url + path, { headers: { ...asPage, ...elsewhere } })
    expect(response.status).toBe(403)
  }
})
