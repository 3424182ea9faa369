import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { recordingFile, recordingOf } from './recording.ts'
import { fakeTerminal, runExample } from './run-example.ts'

// Records `npm start` anew, after its output has changed:
//
//   npx node examples/test/record-quickstart.ts

const { stdout } = await runExample('quickstart.ts', { preload: fakeTerminal })
mkdirSync(dirname(recordingFile), { recursive: true })
writeFileSync(recordingFile, recordingOf(stdout))
