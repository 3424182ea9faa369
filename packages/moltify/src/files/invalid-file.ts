/** The reason why a file cannot be sent. Thrown and caught in this folder only. */
export class InvalidFile {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

export const fileTooLarge = (limit: number): InvalidFile =>
  new InvalidFile(`is larger than ${limit} bytes`)
