/** Thrown and caught in this folder: why a file cannot be sent. */
export class FileRefusal {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

export const tooLarge = (limit: number): FileRefusal =>
  new FileRefusal(`is larger than ${limit} bytes`)
