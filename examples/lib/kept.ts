import { readFile, rename, writeFile } from 'node:fs/promises'

/** What a file holds as JSON, or nothing if there is no such file. */
export const readKept = async <T>(file: string): Promise<T | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Keeps a value in a file, whole: a program that ends halfway leaves what was there before. */
export const keep = async (file: string, value: unknown): Promise<void> => {
  await writeFile(`${file}.new`, JSON.stringify(value))
  await rename(`${file}.new`, file)
}
