import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { receive, work } from '../agent/sqs.ts'

// Serves the functions of agent/sqs.ts: `/receive` as a function URL does, `/work` for the queue.

const server = createServer(async (request, response) => {
  const body = await text(request)
  if (request.url === '/work') {
    response.end(JSON.stringify(await work(JSON.parse(body))))
    return
  }
  const result = await receive({
    requestContext: { http: { method: `${request.method}` } },
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
    ),
    body,
    isBase64Encoded: false,
  })
  response.writeHead(result.statusCode, result.headers).end(result.body)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
