import { createSandbox } from '../../src/index.ts'
import type { Sandbox, SandboxOptions } from '../../src/sandbox.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'

/** Time at which the included scenarios were saved. Loading moves it to the current time. */
export const savedAt = '2026-11-02T09:00:00.000Z'

/** Fills a sandbox whose clock starts some days before, and returns its state without settings. */
export const buildScenario = async (
  days: number,
  fill: (sandbox: Sandbox) => Promise<void>,
  options: SandboxOptions = {},
): Promise<Scenario> => {
  const start = new Date(Date.parse(savedAt) - days * 24 * 60 * 60 * 1000)
  const sandbox = createSandbox({
    now: start,
    ...options,
    moltify: { rateLimits: false, ...options.moltify },
    moltinfra: { tokenPace: 0, ...options.moltinfra },
  })
  await fill(sandbox)
  sandbox.clock.set(savedAt)
  await sandbox.moltify.webhooks.flush()
  // Users see limits and the pace of a real platform.
  sandbox.moltify.configure({ rateLimits: true })
  sandbox.moltinfra.configure({ tokenPace: 4 })
  const saved = await sandbox.saveScenario()
  return {
    ...saved,
    clock: 'running',
    moltinfra: { ...saved.moltinfra, settings: undefined },
    moltify: { ...saved.moltify, settings: undefined },
  }
}

/** Sends a request with an API key, and returns its data. Throws for a response that is not a success. */
export const send = async (
  sandbox: Sandbox,
  url: string,
  apiKey: string,
  body?: object,
  method = 'POST',
): Promise<Readonly<Record<string, string>>> => {
  const response = await sandbox.fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      'x-api-key': apiKey,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`)
  const json = JSON.parse(text || '{}')
  return json.data ?? json
}
