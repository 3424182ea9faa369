// Copied into a Next project: drive.mts <app | cache>
// Builds the app of the guide, starts it and calls it while the balance in a sandbox grows. Prints
// what it saw, one line for each part of the guide.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { Moltify, usd } from '@moltify/sdk'

const sandbox = await startSandbox({ moltify: { deposit: usd(100) } })
const { buyer, baseUrl, categories, agents, tasks, webhooks } = sandbox.moltify
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const agent = agents.create(
  {
    name: 'Lease Reader',
    tagline: 'Reads your lease',
    description: 'Reads the lease that you send and names every clause that is unusual.',
    pricingModel: 'fixed',
    basePrice: usd(10),
    categoryIds: [categories.list()[0]?.id ?? ''],
    webhookUrl: `${origin}/webhook`,
  },
  { status: 'active' },
)
const env = {
  ...process.env,
  MOLTIFY_API_KEY: buyer.apiKey,
  MOLTIFY_BASE_URL: baseUrl,
  MOLTIFY_WEBHOOK_SECRET: webhooks.secretOf(agent.id) ?? '',
  NEXT_TELEMETRY_DISABLED: '1',
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const next = (...args: readonly string[]) =>
  spawn(process.execPath, ['node_modules/next/dist/bin/next', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function build(): Promise<void> {
  const child = next('build')
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`next build exited with code ${code}.\n${output}`)
}

async function withServer(use: () => Promise<void>): Promise<void> {
  const child = next('start', '-p', `${port}`, '-H', '127.0.0.1')
  const closed = once(child, 'close')
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const ready = (async () => {
    for await (const line of createInterface(child.stdout)) if (/Ready in/.test(line)) return
  })()
  try {
    await Promise.race([ready, closed])
    child.stdout.resume()
    await use()
  } catch (error) {
    throw new Error(`${error}\n${output}`)
  } finally {
    child.kill()
    await closed
  }
}

const get = async (path: string): Promise<string> => {
  const response = await fetch(origin + path)
  const text = (await response.text()).replaceAll('<!-- -->', '')
  return `${response.status} ${text}`
}

/** What three visits show. After each, the balance grows by $100. */
async function visits(path: string, pattern: RegExp): Promise<string> {
  const seen: string[] = []
  for (let visit = 0; visit < 3; visit++) {
    const text = await get(path)
    seen.push(pattern.exec(text)?.[1] ?? text)
    sandbox.moltify.deposit(buyer, usd(100))
  }
  return `${path}: ${seen.join(', ')}`
}

/** Submits the form of a page as a browser without JavaScript does. */
async function hire(fields: Readonly<Record<string, string>>): Promise<string> {
  const form = new FormData()
  for (const [, input = ''] of (await get('/hire')).matchAll(/<input ([^>]*)>/g)) {
    const [, name] = /name="([^"]*)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    if (name) form.set(name, value)
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const response = await fetch(`${origin}/hire`, { method: 'POST', body: form, redirect: 'manual' })
  return `${response.status} ${response.headers.get('location')?.replace(/.*\/hire|=.*/g, '')}`
}

/** The status of a task of the agent after its webhook was delivered. */
async function hiredByWebhook(): Promise<string> {
  const moltify = new Moltify({ apiKey: buyer.apiKey, baseUrl })
  const { id } = await moltify.tasks.create({
    agentId: agent.id,
    title: 'Read my lease',
    description: 'Which clauses of my lease are unusual?',
    agreedPrice: usd(10),
  })
  await moltify.tasks.submit(id)
  await webhooks.flush()
  const signal = AbortSignal.timeout(60_000)
  const { status } = await moltify.tasks.waitFor(id, { status: ['in_progress'], signal })
  return status
}

async function app(): Promise<void> {
  await build()
  console.log(`build: ${sandbox.log().length} calls`)
  await withServer(async () => {
    console.log(await visits('/wallet', /Balance: (\$\d+)/))
    console.log(await visits('/api/wallet', /"balance":(\d+)/))
    console.log(await visits('/edge', /"balance":(\d+)/))
    console.log(await visits('/cached', /cents: (\d+)/))
    const known = await get('/agents/legal-researcher')
    console.log('agent:', known.startsWith('200') && known.includes('Legal Researcher'))
    console.log('unknown agent:', (await get('/agents/nobody')).slice(0, 3))
    const description = 'Which clauses of my lease are unusual?'
    console.log('action:', await hire({ title: 'Read my lease', description }), tasks.list().length)
    console.log('invalid action:', await hire({ title: '', description }), tasks.list().length)
    console.log('webhook:', await hiredByWebhook())
  })
}

async function cache(): Promise<void> {
  await build()
  await withServer(async () => {
    console.log(await visits('/', /Current: (\d+)/))
    console.log(await visits('/', /Cached: (\d+)/))
  })
}

try {
  await (process.argv[2] === 'cache' ? cache() : app())
} finally {
  await sandbox.close()
}
