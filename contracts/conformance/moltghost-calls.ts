import { expect } from 'vitest'
import type { MoltGhostCases } from './moltghost-resources.ts'

type NonStreamingId = 'createChat' | 'createCompletion' | 'invokeTools' | 'listModels' | 'getHealth'

/** Calls that do not stream. Each compares the client's value with the response. */
export const nonStreamingCases: Pick<MoltGhostCases, NonStreamingId> = {
  createChat: {
    acceptsBodyFields: true,
    alwaysStrictPaths: [''],
    // The client accepts a string in place of the messages.
    acceptsInvalidBody: (_, { messages }) => typeof messages === 'string',
    async verify({ agent }, { body: { messages } }, { content, usage }) {
      expect(content).toContain('Analyze this deal')
      const reply = await agent.chat(messages)
      expect(reply.text).toBe(content)
      expect(reply.usage).toEqual(usage)
    },
  },
  createCompletion: {
    acceptsBodyFields: true,
    alwaysStrictPaths: [''],
    async verify({ agent }, { body: { prompt } }, { choices }) {
      expect(choices[0]?.text).toContain('The top deal')
      const reply = await agent.completions.create(prompt)
      expect(reply.text).toBe(choices[0]?.text)
      expect(await agent.completions.stream(prompt).final()).toMatchObject({ text: reply.text })
    },
  },
  invokeTools: {
    alwaysStrictPaths: [''],
    async verify({ agent }, { body }, response) {
      expect(response.tool_calls?.map(({ name }) => name)).toEqual(body.tools)
      const { toolCalls } = await agent.tools.invoke(body)
      expect(toolCalls).toMatchObject([{ name: 'crm_query', status: 'ok' }])
    },
  },
  listModels: {
    async verify({ agent }, _, { data }) {
      const [{ id: model } = { id: '' }] = data
      expect((await agent.chat('Hello!', { model })).model).toBe(model)
    },
  },
  getHealth: {
    async verify(_, __, { status }) {
      expect(status).toBe('running')
    },
  },
}
