import chromium from '@sparticuz/chromium'

/** Extracts Chromium before the tests: two of them that extract it at the same time would break it. */
export const setup = async (): Promise<void> => {
  await chromium.executablePath()
}
