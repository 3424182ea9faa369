import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sourceCondition } from '../build/entries.ts'
import { published } from '../lib/packages.ts'
import { node24, readJson, root } from '../lib/paths.mjs'
import { moltghost } from './moltghost.ts'

/** Tries a line of a shell snippet, as far as it is cheap. Gives what it printed, if it ran. */
export async function attempt(line: string, expected?: readonly string[]): Promise<string[]> {
  for (const [pattern, run] of ways) {
    const match = pattern.exec(line)
    if (match) return run(match[1] ?? '', expected)
  }
  throw new Error(`There is no way to try \`${line}\`.`)
}

const installable = (names: string): string[] => {
  const peers = published.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}))
  const known = [...published.map(({ name }) => name), ...peers]
  const strange = names.split(' ').filter((name) => !name.startsWith('--') && !known.includes(name))
  if (strange.length) throw new Error(`Nobody publishes ${strange.join(', ')}.`)
  return []
}

const script = (name: string): string[] => {
  if (readJson(join(root, 'package.json')).scripts[name] !== undefined) return []
  throw new Error(`There is no script "${name}".`)
}

const file = (path: string): string[] => {
  if (existsSync(join(root, path))) return []
  throw new Error(`There is no file ${path}.`)
}

/** The sandbox's command, on a free port whatever the line says, until it printed what it should. */
const sandbox = async (args: string, expected: readonly string[] = []): Promise<string[]> => {
  const command = join(root, 'packages', 'sandbox', 'src', 'cli.node.ts')
  const given = args.trim().split(/ +/).filter(Boolean)
  const port = args.includes('--help') ? [] : ['--port', '0']
  const child = spawn(node24, [`--conditions=${sourceCondition}`, command, ...given, ...port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    if (output.split('\n').length > Math.max(expected.length, 1)) child.kill('SIGINT')
  })
  const [code] = await closed
  if (code !== 0) throw new Error(`molt-sandbox${args} ended with ${code}.`)
  return output.trimEnd().split('\n')
}

const ways: readonly [
  RegExp,
  (rest: string, expected?: readonly string[]) => string[] | Promise<string[]>,
][] = [
  [/^npm install (.+)$/, installable],
  [/^npm (start|test)$/, script],
  [/^npm run (\S+)/, script],
  [/^npx molt-sandbox(.*)$/, sandbox],
  [/^npx node (\S+)/, file],
  [/^((?:echo [^|]*\| )?npx moltghost .+)$/, moltghost],
  // What is set there is for the reader; ours lead to a sandbox.
  [/^export MOLT\w+=\S+$/, () => []],
]
