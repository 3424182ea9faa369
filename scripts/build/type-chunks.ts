import { clients, platformOf } from '../lib/packages.ts'

/**
 * Returns declarations that are bundled on their own, by output name. The sandbox has types of all
 * platforms, and in one file those with the same name would be renamed, such as `NewAgent$1`.
 */
export const typeChunks = (packageName: string): Readonly<Record<string, string>> =>
  packageName === '@molt-sdk/sandbox'
    ? Object.fromEntries(
        clients.map(platformOf).map((name) => [`types/${name}`, `./src/${name}/control.ts`]),
      )
    : {}
