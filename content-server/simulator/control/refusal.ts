/** Thrown where a control cannot do what it was told; `status` is its HTTP status. */
export class ControlRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
