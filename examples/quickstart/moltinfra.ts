import type { Sandbox } from '@molt-sdk/sandbox'
import type { RetryEvent } from '@moltinfra/sdk'
import { isApiError, isInputError, MoltInfra } from '@moltinfra/sdk'
import type { Stage } from './stage.ts'

/** What the sandbox starts with. The agents are there already: the API creates 10 a minute. */
export const settings = { agents: 24, tokenPace: 40 }

/** MoltInfra: create an agent, list, talk, fail and heal. */
export const moltinfra = async (sandbox: Sandbox, stage: Stage): Promise<void> => {
  const { baseUrl, apiKey } = sandbox.moltinfra

  stage.heading('Create an agent')
  const infra = await stage.show(() => new MoltInfra({ baseUrl, apiKey }))
  const ada = await stage.show(
    async () => await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' }),
    { says: ({ name, id, status }) => `${name} is ${status}: ${id}`, requests: 1 },
  )

  stage.heading(`List the agents (the sandbox came with ${settings.agents}): pages turn themselves`)
  const names: string[] = []
  await stage.show(
    async () => {
      for await (const agent of infra.agents.list()) names.push(agent.name)
    },
    {
      says: () => `${names.length} names: ${names[0]}, ${names[1]} … ${names.at(-1)}`,
      requests: 2,
    },
  )

  stage.heading('Send a message, then stream a reply token by token')
  await stage.show(async () => await infra.agents.sendMessage(ada.id, { text: 'Hi!' }), {
    says: ({ response }) => response,
    requests: 1,
  })
  await stage.show(
    async () => {
      const stream = infra.agents.streamMessage(ada.id, { text: 'And what can you do?' })
      for await (const token of stream) process.stdout.write(token.content)
    },
    { live: true, requests: 1 },
  )

  stage.heading('Errors say what went wrong: a class, a code, the fields')
  await stage.fail(async () => await infra.agents.create({ name: '' }), {
    says: (error) =>
      isInputError(error)
        ? `${error.name} ${error.code}, name: ${error.fields['name']}`
        : String(error),
    requests: 0,
  })
  await stage.fail(async () => await infra.agents.get('agent_nobody'), {
    says: (error) => (isApiError(error) ? `${error.name} ${error.code}` : String(error)),
    requests: 1,
  })

  stage.heading('Retries heal: the server fails once, the caller does not notice')
  await stage.show(() => sandbox.faults.add({ kind: 'status', status: 503, times: 1 }))
  const onRetry = ({ error, delayMs }: RetryEvent): void =>
    stage.note(`onRetry hears: ${error.name} ${error.status}, again in ${Math.round(delayMs)} ms`)
  await stage.show(async () => await infra.agents.get(ada.id, { hooks: { onRetry } }), {
    says: ({ name, status }) => `${name} is ${status}`,
    requests: 2,
  })
}
