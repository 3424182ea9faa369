import { install, installAdvice } from './install.mjs'
import { begin, end } from './progress.mjs'

const oldest = [20, 20]

/** What `npm start` and `npm test` both need first. Ends the process, with advice, if it fails. */
export async function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 20)) {
    console.error(
      `This is Node ${process.versions.node}; ${oldest.join('.')} or newer is needed to set things up.`,
    )
    process.exit(1)
  }
  begin('packages')
  const { ok, note, output, milliseconds } = await install()
  end(ok ? 'ok' : 'FAILED', milliseconds, note)
  if (ok) return milliseconds
  console.error(`\n${output}\n${installAdvice}`)
  process.exit(1)
}
