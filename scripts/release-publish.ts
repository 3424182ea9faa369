import { commandFile, node24, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { packAll } from './pack/tarballs.ts'
import { publishAll } from './release/publish.ts'

// Publishes the built packages to the registry of npm's configuration, and tags the commit.
const published = await publishAll(await packAll(), process.env)
for (const { name, version, result } of published) console.log(`${name}@${version}: ${result}`)

const { code, output } = await run([node24, commandFile('@changesets/cli', 'changeset'), 'tag'], {
  cwd: root,
  env: process.env,
})
if (code !== 0) console.error(output)
process.exitCode = code
