import { join } from 'node:path'
import type { Check } from '../lib/checks.ts'
import { installedNodes } from '../lib/nodes.ts'
import { readJson } from '../lib/paths.mjs'
import type { SandboxProcess } from '../lib/sandbox.ts'
import type { Project } from './project.ts'

interface Installed {
  readonly script: string
  readonly version: string
}

const installedCommand = ({ folder }: Project, name: string, command: string): Installed => {
  const location = join(folder, 'node_modules', ...name.split('/'))
  const { bin, version } = readJson(join(location, 'package.json'))
  return { script: join(location, bin[command]), version }
}

/** Runs `molt` and `molt-tools` as installed from their packages, under each Node.js. */
export const moltChecks = (project: Project, sandbox: SandboxProcess): Check[] => {
  const molt = installedCommand(project, '@molt-sdk/cli', 'molt')
  const tools = installedCommand(project, '@molt-sdk/tools', 'molt-tools')
  const { apiKey, baseUrl } = sandbox.platform('moltify')
  const env = { ...process.env, MOLTIFY_API_KEY: apiKey }
  const wallet = ['moltify', 'wallet', 'get', '--base-url', baseUrl, '--query', 'wallet.currency']
  const mcpCall = join('src', 'mcp-call.mjs')
  return installedNodes.flatMap(({ name, file }) => {
    const printed = (...args: string[]): Promise<string> => project.run([file, ...args], env)
    return [
      {
        name: `the molt command under ${name}`,
        run: async () => [
          ...same('molt --version', await printed(molt.script, '--version'), `${molt.version}\n`),
          ...has('molt --help', await printed(molt.script, '--help'), 'Exit codes:'),
          ...same('molt moltify wallet get', await printed(molt.script, ...wallet), 'USD\n'),
          ...has(
            'molt mcp',
            await printed(mcpCall, molt.script, 'mcp', 'moltify', '--sandbox'),
            'USD',
          ),
        ],
      },
      {
        name: `the molt-tools command under ${name}`,
        run: async () => [
          ...same(
            'molt-tools --version',
            await printed(tools.script, '--version'),
            `${tools.version}\n`,
          ),
          ...has('molt-tools --help', await printed(tools.script, '--help'), '--read-only'),
          ...has('molt-tools', await printed(mcpCall, tools.script, 'moltify', '--sandbox'), 'USD'),
        ],
      },
    ]
  })
}

const same = (command: string, printed: string, expected: string): string[] =>
  printed === expected ? [] : [`${command} printed ${JSON.stringify(printed)}.`]

const has = (command: string, printed: string, expected: string): string[] =>
  printed.includes(expected) ? [] : [`${command} printed ${JSON.stringify(printed)}.`]
