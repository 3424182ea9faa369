import { setTimeout as sleep } from 'node:timers/promises'
import { Moltify } from '@moltify/sdk'
import { createWorker, sqliteQueue } from '@moltify/sdk/worker'

// An agent without a public address, on a laptop for example: it polls for its tasks, and keeps its work
// in a file. Kill it at any time and start it again: it resumes, and delivers each task once.
//
//   MOLTIFY_API_KEY=mlt_… npx node examples/agent-without-address.ts

const client = new Moltify({ baseUrl: process.env['MOLTIFY_BASE_URL'] })
const [agent] = await client.builder.agents.list().toArray({ limit: 1 })
if (!agent) throw new Error('This account has no agent.')

const worker = createWorker({
  client,
  queue: sqliteQueue(process.env['WORK_FILE'] ?? 'work.db', { lease: 2_000 }),
  on: {
    'task.submitted': async ({ data }, task, { attempt }) => {
      console.log(`attempt ${attempt}: ${data.title}`)
      await task.accept()
      await task.message('I have begun.')
      console.log('working')
      await sleep(Number(process.env['WORK_MS'] ?? 1_000))
      await task.deliver('One clause is not fair.')
      console.log('delivered')
    },
  },
})

const stopped = new AbortController()
process.once('SIGINT', () => stopped.abort())
const interval = Number(process.env['POLL_MS'] ?? 5_000)
await worker.poll({ agentId: agent.id, signal: stopped.signal, interval })
await worker.close()
