import { spawn } from 'node:child_process'

/** What runs now, as `process.kill` names it: a process, or a whole group as a negative number. */
/** @type {Set<number>} */
const running = new Set()

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  for (const target of running) {
    try {
      process.kill(target, signal)
    } catch {
      // It ended by itself a moment ago.
    }
  }
}

for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.on(signal, () => {
    endAll('SIGTERM')
    // They get a moment to tidy up; meanwhile nothing new may start here.
    if (running.size > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    process.exit(code)
  })
}
process.on('exit', () => endAll('SIGKILL'))

/**
 * Runs a command to its end. Without `show` its output is kept, for the case that it fails.
 *
 * @param {readonly [string, ...string[]]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, show?: boolean, shell?: boolean }} options
 * @returns {Promise<{ code: number, output: string, milliseconds: number }>}
 */
export function run([file, ...args], { cwd, env, show = false, shell = false }) {
  const started = performance.now()
  // A group of its own lets one signal reach the grandchildren too (test workers, servers). What a
  // step starts stays in the group of the step.
  const ownGroup = process.platform !== 'win32' && !show && process.env['MOLT_STEP'] === undefined
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env,
      shell,
      detached: ownGroup,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
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
