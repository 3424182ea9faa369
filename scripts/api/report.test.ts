import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { apiReport, readDeclarations } from './report.ts'

test('lists exports, and each declaration once, without comments and private names', () => {
  const folder = temporaryFolder('api')
  mkdirSync(join(folder, 'dist'))
  const write = (name: string, text: string) => {
    const file = join(folder, 'dist', name)
    writeFileSync(file, text)
    return file
  }
  writeFileSync(join(folder, 'other.d.mts'), 'export interface Foreign { b: string }\n')
  write(
    'chunk.d.mts',
    '/** A hidden type. */\ninterface Hidden$1 {\n    /** Text. */\n    id: string;\n}\nexport type { Hidden$1 as H };\n',
  )
  const entry = write(
    'index.d.mts',
    `import { H as Hidden$1 } from './chunk.mjs';
export { Foreign } from '../other.mjs';
declare class Client {
    #private;
    get(): Hidden$1;
}
declare const limit = 3;
export { Client, limit as maximum };
`,
  )
  const program = readDeclarations([entry])
  expect(apiReport(program, [{ name: '@a/b', file: entry }], join(folder, 'dist'))).toBe(
    `entry @a/b
  Client
  Foreign (declared elsewhere)
  maximum

class Client {
    get(): Hidden;
}

const limit = 3;

interface Hidden {
    id: string;
}
`,
  )
})
