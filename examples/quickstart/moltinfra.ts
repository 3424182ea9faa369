import type { Sandbox } from '@molt-sdk/sandbox'
import type { RetryEvent } from '@moltinfra/sdk'
import { isApiError, isInputError, MoltInfra } from '@moltinfra/sdk'
import type { Demo } from './demo.ts'

/** Settings of the sandbox. It starts with agents, because the API creates at most 10 per minute. */
export const settings = { agents: 24, tokenPace: 40 }

/** MoltInfra: create an agent, list agents, send messages, handle errors, retry. */
export const moltinfra = async (sandbox: Sandbox, demo: Demo): Promise<void> => {
  const { baseUrl, apiKey } = sandbox.moltinfra
  const names: string[] = []
  const onRetry = ({ error, delayMs }: RetryEvent): void =>
    console.log(`    onRetry: ${error.name}, next attempt in ${Math.round(delayMs)} ms`)

  demo.heading('Create an agent')
  const infra = await demo.show(() => new MoltInfra({ baseUrl, apiKey }), { as: 'infra' })
  const ada = await demo.show(
    async () => await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' }),
    {
      as: 'ada',
      summarize: ({ name, id, status }) => `${name} is ${status}: ${id}`,
      expectedRequests: 1,
    },
  )

  demo.heading(`List agents with automatic pagination (the sandbox starts with ${settings.agents})`)
  await demo.show(
    async () => {
      for await (const agent of infra.agents.list()) names.push(agent.name)
    },
    {
      summarize: () => `${names.length} names: ${names[0]}, ${names[1]} … ${names.at(-1)}`,
      expectedRequests: 2,
    },
  )

  demo.heading('Send a message, then stream a reply token by token')
  await demo.show(async () => await infra.agents.sendMessage(ada.id, { text: 'Hi!' }), {
    summarize: ({ response }) => response,
    expectedRequests: 1,
  })
  await demo.show(
    async () => {
      const stream = infra.agents.streamMessage(ada.id, { text: 'And what can you do?' })
      for await (const token of stream) process.stdout.write(token.content)
    },
    { printsOutput: true, expectedRequests: 1 },
  )

  demo.heading('Errors have a class, a code and the invalid fields')
  await demo.fail(async () => await infra.agents.create({ name: '' }), {
    summarize: (error) =>
      isInputError(error)
        ? `${error.name} ${error.code}, name: ${error.fields['name']}`
        : String(error),
    expectedRequests: 0,
  })
  await demo.fail(async () => await infra.agents.get('agent_unknown'), {
    summarize: (error) => (isApiError(error) ? `${error.name} ${error.code}` : String(error)),
    expectedRequests: 1,
  })

  demo.heading('Automatic retry: the server returns 503 once, the call succeeds')
  await demo.show(() => sandbox.faults.add({ kind: 'status', status: 503, times: 1 }))
  await demo.show(async () => await infra.agents.get(ada.id, { hooks: { onRetry } }), {
    summarize: ({ name, status }) => `${name} is ${status}`,
    expectedRequests: 2,
  })
}
