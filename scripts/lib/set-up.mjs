import { existsSync } from 'node:fs'
import { install, installAdvice } from './install.mjs'
import { node24 } from './paths.mjs'
import { begin, end } from './progress.mjs'

/** What `npm start` and `npm test` both need first. Ends the process, with advice, if it fails. */
export async function setUp() {
  const { node } = process.versions
  const [major = 0, minor = 0] = node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 20)) {
    console.error(`This is Node ${node}; setting things up needs 20.20 or newer.`)
    process.exit(1)
  }
  begin(existsSync(node24) ? 'packages' : 'packages (a minute, once)')
  const { ok, note, output, milliseconds } = await install()
  end(ok ? 'ok' : 'FAILED', milliseconds, note)
  if (ok) return
  console.error(`\n${output}\n${installAdvice}`)
  process.exit(1)
}
