import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import type { Worker } from 'playwright-core'
import type { BrowsedSite } from '../browser.ts'
import type { startRun } from './frame.ts'
import type { FromWorker, Program } from './messages.ts'
import type { RunnableSnippet } from './runnable.ts'

/** Runs a program and returns what it prints, then how it failed. */
export type RunProgram = (snippet: RunnableSnippet) => Promise<string>

/** Runs programs one after the other in one worker, which the first starts in the frame of the playground. */
export function programWorker(site: BrowsedSite): RunProgram {
  let started: Promise<Worker> | undefined
  return async ({ code, before }) => {
    started ??= startWorker(site)
    const program: Program = { code: `${before}\n${code}`, controls: [] }
    const ended = (await started).evaluate(runHere, program)
    return Promise.race([ended, sleep(180_000, 'Stopped after 180 s.', { ref: false })])
  }
}

async function startWorker({ page, url }: BrowsedSite): Promise<Worker> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'frame.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'playgroundFrame',
    write: false,
  })
  const own = await page.context().newPage()
  await own.goto(`${url}/llms.txt`)
  await own.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  const worker = own.waitForEvent('worker')
  await own.evaluate(async () => {
    const { playgroundFrame } = globalThis as unknown as {
      playgroundFrame: { startRun: typeof startRun }
    }
    const program = { code: '', controls: [] }
    await new Promise((resolve) => {
      void playgroundFrame.startRun('/playground/worker.js', program, resolve)
    })
  })
  return worker
}

/** Runs in the worker: what it posts is collected there. */
const runHere = (program: Program): Promise<string> =>
  new Promise((resolve) => {
    let printed = ''
    const postMessage = (message: FromWorker): void => {
      if (message.type === 'output') printed += `${message.text}\n`
      if (message.type === 'done')
        resolve(message.error ? `${printed}${message.error}\nFailed.` : printed)
    }
    Object.assign(globalThis, { postMessage })
    globalThis.dispatchEvent(new MessageEvent('message', { data: { run: program } }))
  })
