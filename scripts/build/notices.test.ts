import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../lib/temporary-folder.mjs'
import { notices } from './notices.ts'

const folder = temporaryFolder('notices')

function library(name: string, files: Record<string, string>): string {
  const home = join(folder, 'node_modules', name)
  mkdirSync(home, { recursive: true })
  const manifest = JSON.stringify({ name, version: '1.2.3', license: 'MIT' })
  writeFileSync(join(home, 'package.json'), manifest)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text)
  return `node_modules/${name}/index.js`
}

const metafile = (inputs: Record<string, number>) => ({
  inputs: {},
  outputs: {
    'dist/index.js': {
      bytes: 0,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
      ),
    },
  },
})

test('lists every bundled project with its license, but not our own files', () => {
  const used = library('@some/used', { LICENSE: 'Do as you please.' })
  const text = notices(metafile({ [used]: 10, 'src/index.ts': 10 }), folder)
  expect(text).toContain('@some/used 1.2.3 (MIT)')
  expect(text).toContain('Do as you please.')
  expect(text).not.toContain('src/index.ts')
})

test('omits projects that tree shaking removed', () => {
  const shaken = library('shaken', { LICENSE: 'Gone.' })
  expect(notices(metafile({ [shaken]: 0 }), folder)).not.toContain('shaken')
})

test('throws for a bundled project without a license file', () => {
  const bare = library('bare', {})
  expect(() => notices(metafile({ [bare]: 10 }), folder)).toThrow('bare 1.2.3')
})
