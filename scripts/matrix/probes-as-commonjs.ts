import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { toCommonjs } from '../build/commonjs.ts'
import { probes } from '../probes/probes.ts'

interface ProbeFile {
  entry: string
  platform: string
  /** Relative to the folder. */
  file: string
}

/** Writes the probes as CommonJS into a folder, for tools that load nothing else. */
export const writeProbesAsCommonjs = (folder: string): ProbeFile[] =>
  probes.map(({ entry, platform, file }) => {
    const name = `${basename(file, '.mjs')}.probe.js`
    writeFileSync(join(folder, name), toCommonjs(readFileSync(file, 'utf8')))
    return { entry, platform, file: `./${name}` }
  })
