import { useRef, useState } from 'preact/hooks'
import { control } from './api.ts'
import { Problem, useAction, useLoaded } from './parts.tsx'
import type { ScenarioItem } from './types.ts'

/** Saves the whole state as a file, and loads it from a file or from the package. */
export const Scenarios = () => {
  const { error, run } = useAction()
  const [loaded, setLoaded] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const { value: included = [], error: listError } = useLoaded<readonly ScenarioItem[]>(
    (signal) => control('GET', '/scenarios', undefined, signal),
    [],
  )
  const load = (name: string, read: () => Promise<object>): void => {
    setLoaded('')
    run(async () => {
      await control('PUT', '/scenario', await read())
      setLoaded(name)
    })
  }
  const loadFile = (file: File): void => load(file.name, async () => parse(await file.text()))
  return (
    <>
      <section>
        <h2>This state</h2>
        <p>
          A file contains everything: data of all platforms, settings, faults, the time, and all
          keys, unmasked. Start with it again: <code>molt-sandbox --scenario sandbox.json</code>
        </p>
        <div class="toolbar">
          <button type="button" onClick={() => run(save)}>
            Save as file
          </button>
          <button type="button" onClick={() => input.current?.click()}>
            Load a file
          </button>
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            aria-label="Scenario file"
            hidden
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file) loadFile(file)
              currentTarget.value = ''
            }}
          />
        </div>
      </section>
      {(error || listError) && <Problem text={error || listError} />}
      <p role="status">{loaded && `The sandbox is in the state of ${loaded}.`}</p>
      <section>
        <h2>Included scenarios</h2>
        <p>Loading one replaces the whole state.</p>
        <ul class="scenarios">
          {included.map(({ name, description }) => (
            <li key={name}>
              <div>
                <strong>{name}</strong>{' '}
                <button
                  type="button"
                  aria-label={`Load ${name}`}
                  onClick={() => load(name, () => control('GET', `/scenarios/${name}`))}
                >
                  Load
                </button>
              </div>
              <p>{description}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const parse = (text: string): object => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The file is not valid JSON. ${(error as Error).message}`)
  }
}

const save = async (): Promise<void> => {
  const scenario = await control<object>('GET', '/scenario')
  const file = new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = 'sandbox.json'
  link.click()
  // Not now: some browsers start the download later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
