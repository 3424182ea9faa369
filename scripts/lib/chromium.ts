import chromium from '@sparticuz/chromium'
import type { Browser } from 'playwright-core'
import { chromium as launcher } from 'playwright-core'

/** An emulated GPU takes a tenth of the CPU time of a test. */
const gpu = /^--(in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader)\b/

/**
 * Starts Chromium without a window. It is a single process, and ends with the first page that is closed.
 *
 * @param without the flags to leave out
 */
export async function launchChromium({ without = /^$/ } = {}): Promise<Browser> {
  const args = chromium.args.filter((arg) => !gpu.test(arg) && !without.test(arg))
  return launcher.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--disable-gpu'],
    headless: true,
  })
}

/**
 * Extracts Chromium before the tests run: two of them that extract it at the same time would break it.
 */
export const setup = async (): Promise<void> => {
  await chromium.executablePath()
}
