import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookListener } from '../lib/webhook-listeners.ts'
import { webhookListeners } from '../lib/webhook-listeners.ts'
import { serveRequests } from '../lib/worker-process.ts'

/** Opens a port for webhooks, or returns the CPU time of the main thread in microseconds. */
export type WebhookServerRequest = { readonly listener: WebhookListener } | { readonly cpuTime: 1 }

const open = async (listener: WebhookListener): Promise<number> => {
  const server = createServer(webhookListeners[listener]())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage()
  return user + system
}

serveRequests((request: WebhookServerRequest) =>
  'listener' in request ? open(request.listener) : cpuTime(),
)
