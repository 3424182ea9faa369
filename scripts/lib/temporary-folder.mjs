import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

/** @type {string[]} */
const folders = []

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** @type {readonly NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * A new folder outside of the repository, deleted when this process ends, by a signal too.
 *
 * @param {string} purpose
 */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `molt-${purpose}-`))
  folders.push(folder)
  for (const signal of endings) {
    // Unhandled, a signal ends the process before `exit` is heard.
    if (process.listenerCount(signal) > 0) continue
    process.on(signal, () => process.exit(128 + constants.signals[signal]))
  }
  return folder
}
