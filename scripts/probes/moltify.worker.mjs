const secret = 'whsec_example_not_real'

/**
 * Works on a task that comes by webhook, with a queue in memory, and in SQLite where the runtime has it.
 *
 * @param {typeof import('../../packages/moltify/src/worker/index.ts')} worker
 * @returns {Promise<string>} a short summary
 */
export async function probe(worker) {
  const inMemory = await workWith(worker, worker.memoryQueue())
  /** @type {import('../../packages/moltify/src/worker/index.ts').Queue} */
  let queue
  try {
    queue = worker.sqliteQueue(':memory:')
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error)
    if (hasSqlite() || code !== 'sqlite_not_available') throw error
    return `${inMemory}, has no SQLite`
  }
  return `${inMemory}, in SQLite: ${await workWith(worker, queue)}`
}

/**
 * @param {typeof import('../../packages/moltify/src/worker/index.ts')} worker
 * @param {import('../../packages/moltify/src/worker/index.ts').Queue} queue
 */
async function workWith({ createWorker }, queue) {
  /** @type {string[]} */
  const steps = []
  const step = (/** @type {string} */ name) => async (/** @type {string} */ id) => {
    steps.push(`${name} ${id}`)
    return { id, status: name }
  }
  const client = /** @type {any} */ ({
    baseUrl: 'https://moltify.ai',
    agentTasks: { accept: step('accept'), deliver: step('deliver') },
    builder: {},
    tasks: {},
    requestors: {},
  })
  const ended = /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const worker = createWorker({
        client,
        secret,
        queue,
        onError: reject,
        onEvent: ({ type }) => type === 'done' && worker.close().then(resolve, reject),
        on: {
          'task.submitted': async (_, task) => {
            await task.accept()
            await task.deliver('Three clauses.')
          },
        },
      })
      receive(worker).catch(reject)
    })
  )
  await ended
  if (`${steps}` !== 'accept t1,deliver t1') throw new Error(`Unexpected steps: ${steps}`)
  return `${steps}`
}

/** @param {import('../../packages/moltify/src/worker/index.ts').Worker} worker */
async function receive(worker) {
  const timestamp = new Date().toISOString()
  const body = JSON.stringify({ event: 'task.submitted', timestamp, data: { taskId: 't1' } })
  const now = `${Date.now()}`
  const headers = {
    'x-moltify-signature': await sign(`${now}.${body}`),
    'x-moltify-timestamp': now,
  }
  const request = new Request('https://agent.example/', { method: 'POST', body, headers })
  const { status } = await worker.webhook(request)
  if (status !== 200) throw new Error(`The webhook got ${status}.`)
}

/** @param {string} text */
async function sign(text) {
  const bytes = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, bytes.encode(text))
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}

/** Whether this runtime must have SQLite: Bun, Deno, and Node.js from 22.13 on. */
function hasSqlite() {
  if (globalThis.navigator?.userAgent === 'Cloudflare-Workers') return false
  const { bun, deno, node = '' } = globalThis.process?.versions ?? {}
  const [major = 0, minor = 0] = node.split('.').map(Number)
  return Boolean(bun || deno) || major > 22 || (major === 22 && minor >= 13)
}
