import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instruction } from 'dockerfile-ast'
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { CheckFailure } from '../lib/checks.ts'
import { freePort } from '../lib/free-port.ts'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'

const file = join(root, 'packages', 'sandbox', 'docker', 'Dockerfile')

/** The user of the container, if this process may become it. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** How long a start may take, also on a busy machine. */
const startTimeoutMs = 120_000

/**
 * Lints the Dockerfile of the sandbox and does what its instructions say, without Docker: installs the
 * package, starts the command as another user, asks for its health, and ends it as Docker does.
 *
 * @param version of the sandbox, which the registry of `env` has
 */
export async function imageProblems(version: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  if (process.platform === 'win32') {
    console.log('Skipped: the Dockerfile, its instructions need a shell of Linux.')
    return []
  }
  const text = readFileSync(file, 'utf8')
  const lint = validate(text).map(
    ({ message, range }) => `${file}:${range.start.line + 1} ${message}`,
  )
  const instructions = DockerfileParser.parse(text).getInstructions()
  const argumentsOf = (name: string): string => {
    const found = instructions.find((one: Instruction) => one.getInstruction() === name)
    const content = found?.getArgumentsContent()
    if (content === undefined || content === null) throw new CheckFailure(`${file} has no ${name}.`)
    return content
  }
  const port = await freePort()
  // The container has its ports for itself; this machine may use 4010.
  const onFreePort = (json: string): [string, ...string[]] =>
    JSON.parse(json.replaceAll('4010', `${port}`))
  const prefix = temporaryFolder('image')
  chmodSync(prefix, 0o755)
  const inContainer = {
    ...env,
    VERSION: version,
    npm_config_prefix: prefix,
    // A container has its own cache, which is cleaned.
    npm_config_cache: join(prefix, 'cache'),
    PATH: `${join(prefix, 'bin')}:${env['PATH']}`,
  }
  const install = await run(['sh', '-c', argumentsOf('RUN')], { cwd: prefix, env: inContainer })
  if (install.code !== 0) return [...lint, `RUN failed.\n${install.output}`]

  const health = onFreePort(argumentsOf('HEALTHCHECK').replace('CMD', ''))
  const isHealthy = async (): Promise<boolean> =>
    (await run(health, { cwd: prefix, env: inContainer })).code === 0
  const [command, ...args] = onFreePort(argumentsOf('ENTRYPOINT'))
  const problems: string[] = [
    ...lint,
    ...((await isHealthy()) ? ['HEALTHCHECK succeeds before the sandbox has started.'] : []),
    ...(argumentsOf('USER') === 'root' ? ['The sandbox runs as root.'] : []),
  ]
  const child = spawn(command, [...args, '--port', `${port}`], {
    cwd: prefix,
    env: inContainer,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...user,
  })
  const exit = once(child, 'exit')
  const ended = exit.then(([code, signal]) => `It ended with ${code ?? signal}.`)
  const deadline = Date.now() + startTimeoutMs
  while (!(await isHealthy())) {
    if (child.exitCode !== null) return [...problems, `The sandbox does not start. ${await ended}`]
    if (Date.now() < deadline) continue
    child.kill('SIGKILL')
    return [...problems, `HEALTHCHECK does not succeed within ${startTimeoutMs} ms.`]
  }
  if (!(await isReachable(port))) problems.push('Other containers cannot reach the sandbox.')
  // As `docker stop` does.
  child.kill('SIGTERM')
  const [code] = await exit
  return code === 0 ? problems : [...problems, `SIGTERM: ${await ended}`]
}

/** Whether a server listens on all addresses: Linux has one that is local and not 127.0.0.1. */
const isReachable = async (port: number): Promise<boolean> => {
  if (process.platform !== 'linux') return true
  const response = await fetch(`http://127.0.0.2:${port}/_sandbox`).catch(() => undefined)
  return response?.ok ?? false
}
