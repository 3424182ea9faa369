/**
 * Mistakes that must not compile, whatever the client. Each client makes all of them in its
 * `mistakes.test-d.ts`, each under an `@ts-expect-error` that fails if the line compiles.
 */
export interface CommonMistakes {
  /** 1. Reads a field of a response under a misspelled name. */
  misspelledResponseField: () => unknown
  /** 2. Reads a misspelled field of a type without one of its fields. */
  misspelledFieldAfterOmit: () => unknown
  /** 3. Compares a value that has only a few possible values with another one. */
  impossibleComparison: () => unknown
  /** 4. Uses a value that may be missing as if it was always there. */
  missingValueUsed: () => unknown
  /** 5. Sends a field under a misspelled name. */
  misspelledInputField: () => unknown
  /** 6. Leaves out a required field. */
  requiredFieldMissing: () => unknown
  /** 7. Passes a field of the wrong kind, such as a number as an amount of money. */
  wrongKindOfField: () => unknown
  /** 8. Passes a number as an id. */
  numberAsId: () => unknown
  /** 9. Passes a promise as an id. */
  promiseAsId: () => unknown
  /** 10. Uses the page of an awaited list as an array. */
  pageAsArray: () => unknown
  /** 11. Reads a field of a call that was not awaited. */
  awaitForgotten: () => unknown
  /** 12. Misspells an option of the client. */
  misspelledClientOption: () => unknown
  /** 13. Misspells an option of a call. */
  misspelledCallOption: () => unknown
  /** 14. Passes a number of seconds as a string as a time limit. */
  timeoutAsString: () => unknown
  /** 15. Passes options in the place of the input. */
  optionsInPlaceOfInput: () => unknown
  /** 16. Calls a method that needs an API key on a client without one. */
  methodWithoutApiKey: () => unknown
}
