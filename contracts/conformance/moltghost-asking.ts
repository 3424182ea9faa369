import { expect } from 'vitest'
import type { MoltGhostCases } from './moltghost-things.ts'

type AskingId = 'createChat' | 'createCompletion' | 'invokeTools' | 'listModels' | 'getHealth'

/** Calls that are answered whole. What the client makes of an answer stands beside what came. */
export const askingCases: Pick<MoltGhostCases, AskingId> = {
  createChat: {
    takesParts: true,
    insistsOn: [''],
    // A conversation may be given as one text as well.
    takes: (_, { messages }) => typeof messages === 'string',
    call: ({ agent }, { body: { messages, stream, ...settings } }) =>
      agent.chat(messages, { ...settings, extra: { stream } }).then(({ raw }) => raw),
    async proof({ agent }, { body: { messages } }, { content, usage }) {
      expect(content).toContain('Analyze this deal')
      const reply = await agent.chat(messages)
      expect(reply.text).toBe(content)
      expect(reply.usage).toEqual(usage)
    },
  },
  createCompletion: {
    takesParts: true,
    insistsOn: [''],
    call: ({ agent }, { body: { prompt, stream, ...settings } }) =>
      agent.completions.create(prompt, { ...settings, extra: { stream } }).then(({ raw }) => raw),
    async proof({ agent }, { body: { prompt } }, { choices }) {
      expect(choices[0]?.text).toContain('The top deal')
      const reply = await agent.completions.create(prompt)
      expect(reply.text).toBe(choices[0]?.text)
      expect(await agent.completions.stream(prompt).final()).toMatchObject({ text: reply.text })
    },
  },
  invokeTools: {
    insistsOn: [''],
    call: ({ agent }, { body }) => agent.tools.invoke(body).then(({ raw }) => raw),
    async proof({ agent }, { body }, answer) {
      expect(answer.tool_calls?.map(({ name }) => name)).toEqual(body.tools)
      const { toolCalls } = await agent.tools.invoke(body)
      expect(toolCalls).toMatchObject([{ name: 'crm_query', status: 'ok' }])
    },
  },
  listModels: {
    call: ({ agent }) => agent.models.list(),
    async proof({ agent }, _, { data }) {
      const [{ id: model } = { id: '' }] = data
      expect((await agent.chat('Hello!', { model })).model).toBe(model)
    },
  },
  getHealth: {
    call: ({ agent }) => agent.health(),
    async proof(_, __, { status }) {
      expect(status).toBe('running')
    },
  },
}
