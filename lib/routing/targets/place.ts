/** A place where requests for the hosts of a router arrive. */
export interface TargetPlace {
  /** The server of the requests, such as a class of controllers or a Gateway. */
  readonly server: string;

  /**
   * The one listener of the server.
   *
   * @default - every listener
   */
  readonly listener?: string;

  /**
   * The requests for the router's hosts come in by listeners of its own, which no other router of these hosts has.
   *
   * @default false
   */
  readonly hasOwnListeners?: boolean;
}

/** True for two places at which one request may arrive. */
export function meet(left: TargetPlace, right: TargetPlace): boolean {
  const anywhere = left.listener === undefined || right.listener === undefined;
  return left.server === right.server && (anywhere || left.listener === right.listener);
}
