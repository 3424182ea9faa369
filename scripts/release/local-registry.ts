import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runServer } from 'verdaccio'
import { root } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { temporaryFolder } from '../lib/temporary-folder.mjs'

/** A registry on this machine. It starts empty, and gets packages of others from the usual registry. */
export interface LocalRegistry {
  url: string
  /** The environment in which package managers install from this registry, and publish to it. */
  env: NodeJS.ProcessEnv
  stop(): Promise<void>
}

/** Starts an empty registry on a free port. */
export async function startLocalRegistry(): Promise<LocalRegistry> {
  const folder = temporaryFolder('registry')
  const { output } = await run(['npm', 'config', 'get', 'registry'], {
    cwd: root,
    env: process.env,
  })
  const server = await runServer({
    self_path: folder,
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'users') } },
    uplinks: { upstream: { url: output.trim(), maxage: '1h', timeout: '60s' } },
    packages: {
      '@molt*/*': { access: ['$all'], publish: ['$all'] },
      '**': { access: ['$all'], proxy: ['upstream'] },
    },
    max_body_size: '50mb',
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/`
  const userConfig = join(folder, 'npmrc')
  // npm publishes only with a token, which this registry does not check.
  writeFileSync(userConfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=anyone\n`)
  return {
    url,
    env: {
      ...process.env,
      npm_config_registry: url,
      npm_config_update_notifier: 'false',
      npm_config_userconfig: userConfig,
      NPM_CONFIG_USERCONFIG: userConfig,
      YARN_REGISTRY: url,
      BUN_CONFIG_REGISTRY: url,
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
