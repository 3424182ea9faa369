/**
 * @typedef {object} CallOnDemand
 * @property {string} package the package of the module
 * @property {string} module the start of the name of its file
 * @property {string} operation the operation that the error names
 * @property {() => PromiseLike<unknown>} call
 */

/**
 * Returns one call for each module that is loaded on demand.
 *
 * @param {Record<'infra' | 'ghost' | 'moltify' | 'webhooks', any>} sdks
 * @param {Readonly<Record<'moltinfra' | 'moltghost' | 'moltify', { baseUrl: string, apiKey: string }>>} targets
 * @returns {Promise<CallOnDemand[]>}
 */
export async function callsOf(sdks, targets) {
  return [
    ...(await callsOfCore(sdks.infra, targets.moltinfra)),
    ...callsOfMoltGhost(sdks.ghost, targets.moltghost),
    ...callsOfMoltify(sdks, targets.moltify),
  ]
}

/** @type {(sdk: any, target: { baseUrl: string, apiKey: string }) => Promise<CallOnDemand[]>} */
async function callsOfCore({ MoltInfra }, { baseUrl, apiKey }) {
  const target = { baseUrl, apiKey }
  const infra = new MoltInfra(target)
  const { id } = await infra.agents.create({ name: 'Probe', modelProvider: 'anthropic' })
  /** @type {(module: string, operation: string, call: () => PromiseLike<unknown>) => CallOnDemand} */
  const needs = (module, operation, call) => ({
    package: '@molt-sdk/core',
    module,
    operation,
    call,
  })
  const key = new MoltInfra({ ...target, apiKey: () => apiKey, maxRetries: 0 })
  const rateLimit = new MoltInfra({ ...target, rateLimit: 'wait' })
  const use = [(/** @type {any} */ request, /** @type {any} */ next) => next(request)]
  const middleware = new MoltInfra({ ...target, use, maxRetries: 0 })
  return [
    needs('open-sse-reader', 'streamMessage', () =>
      infra.agents.streamMessage(id, { text: 'Hello' }).final(),
    ),
    needs('any-request', 'GET /agents', () => infra.request('GET', '/agents')),
    needs('call-key', 'getAgent', () => key.agents.get(id)),
    needs('acquire-rate-limit', 'getAgent', () => rateLimit.agents.get(id)),
    needs('run-middleware', 'getAgent', () => middleware.agents.get(id)),
  ]
}

/** @type {(sdk: any, target: { baseUrl: string, apiKey: string }) => CallOnDemand[]} */
function callsOfMoltGhost({ MoltGhostAgent }, { baseUrl, apiKey }) {
  const agent = new MoltGhostAgent({ baseUrl, apiKey })
  const connect = async () => (await agent.connect()).close()
  const owner = '@moltghost/sdk'
  return [
    { package: owner, module: 'connect', operation: 'connect', call: connect },
    {
      package: owner,
      module: 'wait-until-ready',
      operation: 'waitUntilReady',
      call: () => agent.waitUntilReady({ timeout: 10_000 }),
    },
  ]
}

/** @type {(sdks: any, target: { baseUrl: string, apiKey: string }) => CallOnDemand[]} */
function callsOfMoltify({ moltify: { Moltify }, webhooks }, { baseUrl, apiKey }) {
  const secret = 'whsec_of-the-agent'
  const moltify = new Moltify({ baseUrl, apiKey })
  const callback = webhooks.taskCallback({ secret, baseUrl, taskId: 'task_unknown' })
  const event = {
    event: 'task.submitted',
    timestamp: new Date().toISOString(),
    data: { taskId: 'task_unknown', agentId: 'agent_unknown' },
  }
  const deliver = async () => {
    const body = JSON.stringify(event)
    const headers = await webhooks.signWebhook(body, secret)
    /** @type {Promise<unknown>[]} */
    const work = []
    /** @type {unknown} */
    let failure
    const handler = webhooks.createWebhookHandler({
      secret,
      baseUrl,
      on: { 'task.submitted': () => undefined },
      onError: (/** @type {unknown} */ error) => {
        failure = error
      },
      waitUntil: (/** @type {Promise<unknown>} */ promise) => void work.push(promise),
    })
    await handler(new Request('https://app.test/webhook', { method: 'POST', body, headers }))
    await Promise.all(work)
    if (failure) throw failure
  }
  const files = [{ name: 'report.txt', data: new Blob(['A report.']) }]
  const owner = '@moltify/sdk'
  return [
    {
      package: owner,
      module: 'internal/files',
      operation: 'deliverAgentTask',
      call: () => moltify.agentTasks.deliver('task_unknown', { content: 'Done.', files }),
    },
    { package: owner, module: 'task-handle', operation: 'callbackTask', call: deliver },
    {
      package: owner,
      module: 'signed-task',
      operation: 'callbackTask',
      call: () => callback.accept(),
    },
  ]
}
