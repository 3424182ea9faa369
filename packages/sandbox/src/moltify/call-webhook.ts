import { iso } from '../kit/iso.ts'
import type { State } from './state.ts'

/** How long a webhook may take to answer a test, in real time. */
const patience = 15_000

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)

/** Calls a webhook for a test. Gives what is wrong with it, or `undefined` if nothing is. */
export const callWebhook = async (
  { settings, world }: State,
  agentId: string,
  webhookUrl: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  if (settings.connectionTest === 'pass') return undefined
  if (settings.connectionTest === 'fail') return 'The webhook did not answer'
  if (!isLoopback(new URL(webhookUrl))) {
    return 'The sandbox calls loopback addresses only. Set connectionTest to pass, or to fail.'
  }
  const timestamp = iso(world.clock.now())
  const data = { test: true, agentId }
  try {
    const response = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event: 'task.submitted', timestamp, data }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    await response.body?.cancel()
    return response.ok ? undefined : `The webhook answered ${response.status}`
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return isLate ? 'The webhook did not answer in 15 seconds' : 'The webhook cannot be reached'
  }
}
