import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { run, windowsCommandLine } from './run.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

const node = process.execPath
const here = { cwd: process.cwd(), env: process.env }

test('returns the output and the exit code of a command', async () => {
  const script = 'console.log("out"); console.error("err"); process.exit(3)'
  const { code, output } = await run([node, '-e', script], here)
  expect(code).toBe(3)
  expect(output).toContain('out')
  expect(output).toContain('err')
})

test('returns 127 and the name of a command that does not exist', async () => {
  const { code, output } = await run(['no-such-command-here'], here)
  expect(code).toBe(127)
  expect(output).toContain('no-such-command-here')
})

test.each([
  [['npm', 'pack', '--pack-destination', 'C:\\Temp\\a'], 'npm pack --pack-destination C:\\Temp\\a'],
  [['npm', 'i', 'C:\\My Files\\a.tgz'], 'npm i "C:\\My Files\\a.tgz"'],
  [['npm', 'i', '@a/b@^1.0.0', 'a & b'], 'npm i "@a/b@^1.0.0" "a & b"'],
  [['node', '-e', 'log("a")', ''], 'node -e "log(""a"")" ""'],
])('quotes words for the shell of Windows: %j', (command, line) => {
  expect(windowsCommandLine(command)).toBe(line)
})

test('SIGTERM also ends grandchildren', async () => {
  const folder = temporaryFolder('run-test')
  const [server, child, parent, portFile] = ['server.mjs', 'child.mjs', 'parent.mjs', 'port'].map(
    (name) => join(folder, name),
  ) as [string, string, string, string]
  writeFileSync(
    server,
    `import { writeFileSync } from 'node:fs'
     import { createServer } from 'node:net'
     const server = createServer().listen(0, '127.0.0.1', () =>
       writeFileSync(${JSON.stringify(portFile)}, String(server.address().port)))`,
  )
  writeFileSync(
    child,
    `import { spawn } from 'node:child_process'
     spawn(process.execPath, [${JSON.stringify(server)}])`,
  )
  writeFileSync(
    parent,
    `import { run } from ${JSON.stringify(new URL('run.mjs', import.meta.url).href)}
     await run([process.execPath, ${JSON.stringify(child)}], { cwd: '.', env: process.env })`,
  )

  const { MOLT_STEP: _, ...env } = process.env
  const started = spawn(node, [parent], { env })
  const port = await vi.waitFor(() => Number(readFileSync(portFile, 'utf8')), { timeout: 10_000 })
  await connects(port)
  started.kill('SIGTERM')
  await once(started, 'close')
  await expect(connects(port)).rejects.toThrow('ECONNREFUSED')
})

async function connects(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.destroy()
}
