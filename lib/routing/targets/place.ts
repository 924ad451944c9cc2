/** Where requests for a router's hosts arrive. */
export interface Place {
  /** What serves them, such as a class of controllers or a Gateway. */
  readonly server: string;
  /** The one listener of it; absent for every one. */
  readonly listener?: string;
}

/** Whether a request may arrive at both. */
export function meet(left: Place, right: Place): boolean {
  const anywhere = left.listener === undefined || right.listener === undefined;
  return left.server === right.server && (anywhere || left.listener === right.listener);
}
