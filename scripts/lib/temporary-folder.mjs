import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

/** @type {string[]} */
const folders = []

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** @type {readonly NodeJS.Signals[]} */
const exitSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Creates a folder outside of the repository that is deleted when this process exits, even by a signal.
 *
 * @param {string} purpose
 */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `molt-${purpose}-`))
  folders.push(folder)
  for (const signal of exitSignals) {
    // Without a handler, a signal ends the process without an `exit` event.
    if (process.listenerCount(signal) > 0) continue
    process.on(signal, () => process.exit(128 + constants.signals[signal]))
  }
  return folder
}
