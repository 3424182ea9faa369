import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { Moltify, usd } from '@moltify/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { startAgent } from '../lib/agent-process.ts'

// On the source of the packages, so no build is needed.
const conditions = ['--conditions=@molt-sdk/source']

test('an agent without an address resumes after it was killed, and delivers once', async () => {
  const sandbox = await startSandbox()
  const folder = mkdtempSync(join(tmpdir(), 'molt-agent-'))
  const { baseUrl, buyer, builder, agents } = sandbox.moltify
  const environment = {
    MOLTIFY_BASE_URL: baseUrl,
    MOLTIFY_API_KEY: builder.apiKey,
    WORK_FILE: join(folder, 'work.db'),
    POLL_MS: '50',
  }
  let agent = startAgent(environment, conditions)
  onTestFinished(async () => {
    await agent.end('SIGKILL')
    await sandbox.close()
    rmSync(folder, { recursive: true })
  })
  const { tasks } = new Moltify({ baseUrl, apiKey: buyer.apiKey })
  const { id } = await tasks.create({
    agentId: agents.list()[0]?.id ?? '',
    title: 'Is this lease fair?',
    description: 'Which clauses would you not sign, and why?',
    agreedPrice: usd(40),
  })
  await tasks.submit(id)
  await agent.prints('working')
  expect(await agent.end('SIGKILL')).toBe('attempt 1: Is this lease fair?\nworking\n')
  agent = startAgent({ ...environment, WORK_MS: '0' }, conditions)
  await agent.prints('delivered')
  expect(await agent.end('SIGINT')).toBe('attempt 2: Is this lease fair?\nworking\ndelivered\n')
  expect((await tasks.get(id)).status).toBe('delivered')
  const messages = await tasks.messages.list(id).toArray()
  expect(messages.map(({ content }) => content)).toEqual(['I have begun.'])
  const steps = sandbox.log().map(({ operation }) => operation)
  for (const step of ['deliverAgentTask', 'sendTaskMessage'])
    expect(steps.filter((name) => name === step)).toHaveLength(1)
})
