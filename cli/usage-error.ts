/** A wrong argument. Commands end with 2 and the message, before they have done anything. */
export class UsageError extends Error {}
