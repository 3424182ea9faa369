import { pnpmCommand } from './lib/install.mjs'
import { commandFile, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

// Turns the changesets into versions and changelogs, and brings the lockfile up to date.
const commands: [string, ...string[]][] = [
  [node24, commandFile('@changesets/cli', 'changeset'), 'version'],
  pnpmCommand('install', '--lockfile-only') as [string, ...string[]],
]
for (const command of commands) {
  const { code, output } = await run(command, {
    cwd: root,
    env: process.env,
  })
  console.log(output.trim())
  if (code !== 0) process.exit(code)
}
