// Runs in every runtime: sent-once-probe.mjs <URL of the built client> <URL of its transport for Node.js>
// Exits with an error if a write whose connection is lost was sent more than once.
import { Agent, createServer } from 'node:http'

const [clientUrl = '', transportUrl = ''] = process.argv.slice(2)
const { MoltInfra } = await import(clientUrl)
const { nodeTransport } = await import(transportUrl)

/** @type {(string | undefined)[]} */
let requests = []
const server = createServer((request, response) => {
  requests.push(request.method)
  if (request.method === 'GET') response.end('{"success":true,"data":{}}')
  else request.socket.destroy()
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
const baseUrl = `http://127.0.0.1:${Object(server.address()).port}`

const problems = []
for (const [over, transport] of [
  ['fetch', undefined],
  ['nodeTransport()', nodeTransport()],
]) {
  const client = new MoltInfra({ apiKey: 'key', baseUrl, transport })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    requests = []
    // Leaves a connection that the write could reuse.
    await client.request('GET', '/', { effect: 'read' })
    const error = await client.request(method, '/').catch((/** @type {unknown} */ thrown) => thrown)
    const seen = `${requests.join(', ')}, outcome ${Object(error).outcome}`
    if (seen !== `GET, ${method}, outcome unknown`) problems.push(`${over}: ${seen}`)
  }
}
if ('Deno' in globalThis) {
  // What Deno does with such an agent cannot be prevented.
  try {
    nodeTransport({ agent: new Agent({ keepAlive: true }) })
    problems.push('nodeTransport() takes an agent that keeps connections')
  } catch (error) {
    if (Object(error).name !== 'ConfigError') problems.push(`${error}`)
  }
  nodeTransport({ agent: new Agent() })
}
server.closeAllConnections()
server.close()
if (problems.length) {
  console.error(problems.join('\n'))
  process.exit(1)
}
