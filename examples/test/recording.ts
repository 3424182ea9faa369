import { join } from 'node:path'
import { terminalSvg } from './terminal-svg.ts'

/** The picture of `npm start` in the README and on the site. */
export const recordingFile = join(
  import.meta.dirname,
  '..',
  '..',
  'docs',
  'pictures',
  'quickstart.svg',
)

/** Draws the output of the quick start, with fixed values for what differs between two runs. */
export const recordingOf = (output: string): string =>
  terminalSvg(
    'npm start',
    output
      .replace(/127\.0\.0\.1:\d+/, '127.0.0.1:40321')
      .replace(/next attempt in \d+ ms/, 'next attempt in 400 ms')
      .replace(/in \d+\.\d s\. Next/, 'in 5.0 s. Next'),
  )
