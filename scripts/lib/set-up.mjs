import { existsSync } from 'node:fs'
import { install, installAdvice } from './install.mjs'
import { node24 } from './paths.mjs'
import { endLine, startLine } from './progress.mjs'

/** Installs the packages for `npm start` and `npm test`. Exits with advice if that fails. */
export async function setUp() {
  const { node } = process.versions
  const [major = 0, minor = 0] = node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 20)) {
    console.error(`Node 20.20 or newer is required, found ${node}.`)
    process.exit(1)
  }
  startLine(existsSync(node24) ? 'install packages' : 'install packages (first run: 1 min)')
  const { ok, note, output, milliseconds } = await install()
  endLine(ok ? 'ok' : 'FAILED', milliseconds, note)
  if (ok) return
  console.error(`\n${output}\n${installAdvice}`)
  process.exit(1)
}
