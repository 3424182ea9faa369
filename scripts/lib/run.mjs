import { spawn } from 'node:child_process'

/** Running targets of `process.kill`: a process id, or a process group as a negative number. */
/** @type {Set<number>} */
const running = new Set()

/** @param {NodeJS.Signals} signal */
function killAll(signal) {
  for (const target of running) {
    try {
      process.kill(target, signal)
    } catch {
      // The process has already exited.
    }
  }
}

for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.on(signal, () => {
    killAll('SIGTERM')
    // Gives the processes time to clean up. Blocks, so that nothing new starts meanwhile.
    if (running.size > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    process.exit(code)
  })
}
process.on('exit', () => killAll('SIGKILL'))

/**
 * Returns a command as one line for the shell of Windows, which starts npm, npx and the commands of
 * packages: they are scripts there.
 *
 * @param {readonly string[]} command
 */
export const windowsCommandLine = (command) =>
  command
    .map((word) => (/^[\w@:./\\=~-]+$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`))
    .join(' ')

/**
 * Returns what to pass to `spawn()` for a command.
 *
 * @param {readonly [string, ...string[]]} command
 */
export function spawnable([file, ...args]) {
  return process.platform === 'win32' && !file.endsWith('.exe')
    ? { file: windowsCommandLine([file, ...args]), args: [], shell: true }
    : { file, args, shell: false }
}

/**
 * Runs a command until it exits. Without `inheritOutput`, its output is collected and returned.
 *
 * @param {readonly [string, ...string[]]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, inheritOutput?: boolean }} options
 * @returns {Promise<{ code: number, output: string, milliseconds: number }>}
 */
export function run(command, { cwd, env, inheritOutput = false }) {
  const started = performance.now()
  // In its own process group, one signal also reaches the grandchildren (test workers, servers). The
  // processes that a step starts stay in the group of the step.
  const ownGroup =
    process.platform !== 'win32' && !inheritOutput && process.env['MOLT_STEP'] === undefined
  return new Promise((resolve) => {
    const { file, args, shell } = spawnable(command)
    const child = spawn(file, args, {
      cwd,
      env,
      shell,
      detached: ownGroup,
      stdio: inheritOutput ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const target = (child.pid ?? 0) * (ownGroup ? -1 : 1)
    if (target !== 0) running.add(target)
    let output = ''
    /** @param {number} code */
    const finish = (code) => {
      running.delete(target)
      resolve({ code, output, milliseconds: performance.now() - started })
    }
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}
