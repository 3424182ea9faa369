import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { publishedPackages } from '../lib/packages.ts'
import { readJson, root } from '../lib/paths.mjs'
import { bundledCommand } from './bundled-command.ts'
import { molt } from './molt.ts'
import { moltghost } from './moltghost.ts'

/** Runs or checks one line of a shell snippet. Returns its output if it ran. */
export async function runCommandLine(
  line: string,
  expected?: readonly string[],
): Promise<string[]> {
  for (const [pattern, run] of commandRunners) {
    const match = pattern.exec(line)
    if (match) return run(match[1] ?? '', expected)
  }
  throw new Error(`No check for the command \`${line}\`. Add one to scripts/docs/commands.ts.`)
}

/** Packages of others that pages install. */
const otherPackages = ['undici']

const checkInstall = (names: string): string[] => {
  const peers = publishedPackages.flatMap(({ manifest }) =>
    Object.keys(manifest.peerDependencies ?? {}),
  )
  const known = [...publishedPackages.map(({ name }) => name), ...peers, ...otherPackages]
  const unknownPackages = names
    .split(' ')
    .filter((name) => !name.startsWith('--') && !known.includes(name))
  if (unknownPackages.length) throw new Error(`Unknown packages: ${unknownPackages.join(', ')}.`)
  return []
}

const checkScript = (name: string): string[] => {
  if (readJson(join(root, 'package.json')).scripts[name] !== undefined) return []
  throw new Error(`package.json has no script "${name}".`)
}

const checkFile = (path: string): string[] => {
  if (existsSync(join(root, path))) return []
  throw new Error(`File not found: ${path}`)
}

/** The `generators` step runs generators; here, the document that they read must be exported. */
const checkExport = (path: string): string[] => {
  const client = publishedPackages.find(({ name }) => path.startsWith(`${name}/`))
  const subpath = client && path.replace(client.name, '.')
  if (client?.manifest.exports?.[`${subpath}`] !== undefined) return []
  throw new Error(`${path} is not exported.`)
}

/** Runs the sandbox command on a free port until it has printed the expected lines. */
const sandbox = async (args: string, expected: readonly string[] = []): Promise<string[]> => {
  const [node, command] = await bundledCommand('sandbox')
  const options = args.trim().split(/ +/).filter(Boolean)
  const port = args.includes('--help') ? [] : ['--port', '0']
  const child = spawn(node, [command, ...options, ...port], {
    // Without a path, `--open` finds no program that opens a browser.
    env: { ...process.env, PATH: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    if (output.split('\n').length > Math.max(expected.length, 1)) child.kill('SIGINT')
  })
  const [code] = await closed
  if (code !== 0) throw new Error(`molt-sandbox${args} exited with code ${code}.`)
  return output.trimEnd().split('\n')
}

/** Starts the MCP server, whose client leaves at once. It must end without an error. */
const mcpServer = async (args: string): Promise<string[]> => {
  const [node, command] = await bundledCommand('tools')
  const options = args.trim().split(/ +/)
  const child = spawn(node, [command, ...options], {
    env: { ...process.env, MOLTIFY_API_KEY: 'mlt_0123456789abcdef' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`molt-tools ${args} exited with code ${code}.`)
  return []
}

const commandRunners: readonly [
  RegExp,
  (rest: string, expected?: readonly string[]) => string[] | Promise<string[]>,
][] = [
  [/^npm install (.+)$/, checkInstall],
  [/^npm (start|test)$/, checkScript],
  [/^npm run (\S+)/, checkScript],
  [/^npx molt-sandbox(.*)$/, sandbox],
  [/^molt (?:login|sandbox|completion|moltify listen|mcp moltify) ?(.*)$/, () => []],
  [/^molt (.+)$/, molt],
  [/^npx -y @molt-sdk\/tools (.+)$/, mcpServer],
  [/^npx node (\S+)/, checkFile],
  [/^((?:echo [^|]*\| )?npx moltghost .+)$/, moltghost],
  [/^npx openapi-.*node_modules\/(@\w+\/sdk\/\S+\.json)/, checkExport],
  // Run by proxies.test.ts, with a proxy.
  [/^.*HTTPS_PROXY=\S+ .*node (\S+)$/, () => []],
  // Placeholders for the reader; the checks use a sandbox.
  [/^export MOLT\w+=\S+$/, () => []],
]
