import { Moltify } from '@moltify/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { setupWorker } from 'msw/browser'
import { createSandbox } from '../../src/index.ts'
import { handlers } from '../../src/transports/msw.ts'

/** Functions of the page for the tests. */
export interface Page {
  readonly sandbox: ReturnType<typeof createSandbox>
  readonly infra: MoltInfra
  readonly Moltify: typeof Moltify
}

declare global {
  interface Window {
    molt: Promise<Page>
  }
}

const start = async (): Promise<Page> => {
  const sandbox = createSandbox({ checkResponses: true, moltinfra: { agents: 3, tokenPace: 10 } })
  await setupWorker(...handlers(sandbox)).start({ quiet: true })
  const infra = new MoltInfra({ apiKey: sandbox.moltinfra.apiKey, maxRetries: 1 })
  return { sandbox, infra, Moltify }
}

window.molt = start()
