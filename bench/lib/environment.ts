import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus } from 'node:os'
import { dirname, join } from 'node:path'

/** Describes the machine on which the figures were measured. */
export const describeMachine = (date: string): string => {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${date}, Node ${process.version} on ${process.platform} ${process.arch}, ${availableParallelism()} cores (${model})`
}

const { resolve } = createRequire(import.meta.url)

/** `ky 2.1.0` */
export const nameAndVersion = (name: string): string => {
  for (let folder = dirname(resolve(name)); ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'))
    if (manifest?.name === name) return `${name} ${manifest.version}`
    if (folder === dirname(folder)) return name
  }
}

const readManifest = (file: string): { name?: string; version?: string } | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
