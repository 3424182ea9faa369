import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openBrowser } from './open-browser.node.ts'

const { PATH } = process.env
afterEach(() => {
  process.env['PATH'] = PATH
})

const url = 'http://127.0.0.1:4010/_sandbox'

test.runIf(process.platform === 'linux')('passes the URL to the opener of the system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opener-'))
  const file = join(folder, 'opened')
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf %s "$1" > ${file}.new\nmv ${file}.new ${file}\n`,
  )
  chmodSync(join(folder, 'xdg-open'), 0o755)
  process.env['PATH'] = `${folder}:${PATH}`
  const failed: string[] = []
  openBrowser(url, () => failed.push('failed'))
  await expect.poll(() => existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe(url)
  expect(failed).toEqual([])
})

test('reports that there is no opener', async () => {
  process.env['PATH'] = mkdtempSync(join(tmpdir(), 'empty-'))
  await new Promise<void>((resolve) => openBrowser(url, resolve))
  expect(process.env['PATH']).not.toBe(PATH)
})
