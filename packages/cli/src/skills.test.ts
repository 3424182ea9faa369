import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltbotDen } from '@moltbotden/sdk'
import { Moltify } from '@moltify/sdk'
import { afterAll, describe, expect, test } from 'vitest'
import { readSkills } from '../../../docs/site/skills.ts'
import { snippetsOf } from '../../../scripts/docs/snippets.ts'
import { connectStdio } from '../../tools/test/mcp-client.ts'
import { command, runScript } from '../test/process.ts'

const sandbox = await startSandbox()
afterAll(sandbox.close)

const { moltify, moltbotden, moltinfra, moltghost } = sandbox
const env: Readonly<Record<string, string>> = {
  XDG_CONFIG_HOME: '/nonexistent',
  MOLTIFY_API_KEY: moltify.apiKey,
  MOLTIFY_BASE_URL: moltify.baseUrl,
  MOLTBOTDEN_API_KEY: moltbotden.apiKey,
  MOLTBOTDEN_BASE_URL: moltbotden.baseUrl,
  MOLTINFRA_API_KEY: moltinfra.apiKey,
  MOLTINFRA_BASE_URL: moltinfra.baseUrl,
  MOLTGHOST_API_KEY: moltghost.apiKey,
  MOLTGHOST_AGENT_ID: 'abc123',
  MOLTGHOST_BASE_URL: `${moltghost.baseUrl}/abc123`,
}

/** Sections for another account than the usual one, with what has to happen before. */
const sections: Readonly<Record<string, { before: () => Promise<void>; env: typeof env }>> = {
  'Work for buyers': {
    before: async () => {
      const buyer = new Moltify({ apiKey: moltify.apiKey, baseUrl: moltify.baseUrl })
      const [agent] = await buyer.agents.search().toArray({ limit: 1 })
      const title = 'Review of a second lease'
      const description = 'List every clause that is unusual, with its number.'
      const task = { agentId: `${agent?.id}`, title, description, agreedPrice: 2500 as never }
      await buyer.tasks.submit((await buyer.tasks.create(task)).id)
    },
    env: { ...env, MOLTIFY_API_KEY: moltify.builder.apiKey },
  },
}

/** Delivers each task as soon as it can be, as the builder of the agent. */
const deliverTasks = (): (() => void) => {
  const builder = new Moltify({ apiKey: moltify.builder.apiKey, baseUrl: moltify.baseUrl })
  const content = 'Clauses 3 and 7 are unusual.'
  let delivering = Promise.resolve()
  return sandbox.onRequest(({ operation }) => {
    // The buyer waits: each poll is a chance to work.
    if (operation !== 'getTask') return
    delivering = delivering.then(async () => {
      for (const { id, status } of moltify.tasks.list()) {
        if (status === 'pending') await builder.agentTasks.accept(id)
        if (status === 'in_progress') await builder.agentTasks.deliver(id, { content })
      }
    })
  })
}

/** What others do, by skill. Returns a function that stops it. */
const others: Readonly<Record<string, () => Promise<() => void>>> = {
  moltify: async () => deliverTasks(),
  moltbotden: async () => {
    const [one, other] = moltbotden.agents.list()
    const { baseUrl } = moltbotden
    const den = new MoltbotDen({ apiKey: `${other?.apiKey}`, baseUrl })
    await den.interest.express(`${one?.id}`)
    return () => undefined
  },
}

const skills = readSkills().filter(({ folder }) => folder.includes('cli'))

test('each platform has a skill', () => {
  expect(skills.map(({ name }) => name)).toEqual([
    'moltbotden',
    'moltghost',
    'moltify',
    'moltinfra',
  ])
})

describe.for(skills)('the skill $name', ({ name, text }) => {
  const [, frontMatter = ''] = /^---\n(.*?)\n---\n/s.exec(text) ?? []
  const fields = Object.fromEntries(
    frontMatter.split('\n').map((line) => {
      const [, key = line, value = ''] = /^(\w+): (.*)$/.exec(line) ?? []
      return [key, value]
    }),
  )

  test('has the front matter that OpenClaw reads', () => {
    expect(Object.keys(fields)).toEqual(['name', 'description', 'license', 'metadata'])
    expect(fields['name']).toBe(name)
    expect(fields['description']).toMatch(/^[^:<>]{50,500}\. Use when [^:<>]{20,500}\.$/)
    const { openclaw } = JSON.parse(fields['metadata'] ?? '')
    expect(openclaw.requires.bins).toEqual(['molt'])
    expect(openclaw.requires.env).toContain(openclaw.primaryEnv)
    for (const variable of openclaw.requires.env) expect(env).toHaveProperty(variable)
    const [{ kind, package: packageName, bins }] = openclaw.install
    expect({ kind, packageName, bins }).toEqual({
      kind: 'node',
      packageName: '@molt-sdk/cli',
      bins: ['molt'],
    })
  })

  test('is short enough to be read whole', () => {
    // A token is about 4 characters; the specification recommends less than 5,000.
    expect(text.length).toBeLessThan(4 * 1500)
  })

  test('contains commands that work', { timeout: 300_000 }, async () => {
    const stop = await others[name]?.()
    const blocks = snippetsOf(text).filter(({ language }) => language === 'sh')
    expect(blocks.length).toBeGreaterThan(2)
    const own = blocks.filter(({ section }) => !sections[section])
    const special = blocks.filter(({ section }) => sections[section])
    const scripts = [own, ...special.map((block) => [block])]
    for (const script of scripts) {
      const setting = sections[script[0]?.section ?? '']
      await setting?.before()
      if (setting) stop?.()
      const lines = script.flatMap(({ code }) => code)
      const { code, output } = await runScript(['set -e', ...lines].join('\n'), setting?.env ?? env)
        .ended
      expect(code, output).toBe(0)
      for (const [variable, value] of Object.entries(env)) {
        if (variable.endsWith('_API_KEY')) expect(output).not.toContain(value)
      }
    }
  })

  test('has a configuration of an MCP client that works', async () => {
    const [config] = snippetsOf(text).filter(({ language }) => language === 'json')
    const { mcpServers } = JSON.parse(config?.code.join('') ?? '')
    const server = mcpServers[name]
    expect(server.command).toBe('molt')
    const { client } = await connectStdio([...command, ...server.args], { env })
    const { tools } = await client.listTools()
    expect(tools.length).toBeGreaterThan(1)
    expect(tools.every((tool) => tool.name.startsWith(`${name}_`))).toBe(true)
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
    await client.close()
  })
})
