import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { startSandbox } from '../../packages/sandbox/src/transports/server.node.ts'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { companyCertificates } from './company-certificates.ts'

/** A network in which only a proxy reaches the APIs, with certificates of the company. */
export interface CompanyNetwork {
  proxy: string
  /** File with the company's root certificate. */
  rootCertificate: string
  /** The base URLs and keys of the sandbox, which a program reaches through the proxy only. */
  env: NodeJS.ProcessEnv
  /** Hosts that connections through the proxy asked for. */
  readonly connections: string[]
  close(): Promise<void>
}

/** Starts a sandbox with TLS behind a proxy that accepts `CONNECT` and nothing else. */
export async function startCompanyNetwork(): Promise<CompanyNetwork> {
  const sandbox = await startSandbox()
  const { port: sandboxPort } = new URL(sandbox.url)
  const tls = createTlsServer(companyCertificates, (socket) =>
    connectSockets(socket, connect(Number(sandboxPort), '127.0.0.1')),
  )
  const tlsPort = await listen(tls)
  const connections: string[] = []
  const proxy = createServer((_, response) => response.writeHead(405).end())
  proxy.on('connect', ({ url = '' }, client: Socket) => {
    connections.push(url)
    const server = connect(tlsPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      connectSockets(client, server)
    })
  })
  const proxyPort = await listen(proxy)

  const rootCertificate = join(temporaryFolder('company'), 'root.pem')
  writeFileSync(rootCertificate, companyCertificates.root)
  const { moltinfra, moltghost } = sandbox
  // The name has no address: only the proxy knows it.
  const through = (url: string) => url.replace(sandbox.url, 'https://sandbox.company.test')
  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    rootCertificate,
    env: {
      MOLTINFRA_API_KEY: moltinfra.apiKey,
      MOLTINFRA_BASE_URL: through(moltinfra.baseUrl),
      MOLTGHOST_API_KEY: moltghost.apiKey,
      MOLTGHOST_BASE_URL: through(moltghost.baseUrl),
    },
    connections,
    async close() {
      proxy.close()
      proxy.closeAllConnections()
      tls.close()
      await sandbox.close()
    },
  }
}

/** Copies the bytes of each connection to the other, until one closes. */
function connectSockets(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one)
  const closeBoth = () => {
    one.destroy()
    other.destroy()
  }
  for (const socket of [one, other]) socket.on('error', closeBoth).on('close', closeBoth)
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
