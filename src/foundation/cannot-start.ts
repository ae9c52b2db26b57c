/** Why the system does not start, in words for the person at the keyboard. Shown without a stack trace. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
