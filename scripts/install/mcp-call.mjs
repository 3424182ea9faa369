// Starts an MCP server by the command line in the arguments, calls a tool, and prints what it returns.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const [script = '', ...args] = process.argv.slice(2)
const server = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
const closed = once(server, 'close')
const lines = createInterface(server.stdout)[Symbol.asyncIterator]()

/** @param {object} message */
const send = (message) => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/** @param {number} id @param {string} method @param {object} params */
const request = async (id, method, params) => {
  send({ id, method, params })
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new Error(`The server ended before it responded to ${method}.`)
    const message = JSON.parse(value)
    if (message.id === id) return message.result
  }
}

await request(1, 'initialize', {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'install-check', version: '1.0.0' },
})
send({ method: 'notifications/initialized' })
const { content } = await request(2, 'tools/call', { name: 'moltify_wallet_get', arguments: {} })
console.log(content[0].text)
server.stdin.end()
const [code] = await closed
process.exitCode = code
