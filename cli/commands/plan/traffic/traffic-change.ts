/** A difference in how requests are answered. */
export interface TrafficChange {
  /** The construct path of the router after the change, or before it where it is gone. */
  readonly router: string;
  /** The hosts of the requests, `every host` for those without a name. */
  readonly host: string;
  readonly kind: 'traffic' | 'less-safe';
  /** One whole sentence: what changes for which requests. */
  readonly message: string;
  /** An example, such as `GET https://abc.com/user/42 with x-release: next`; absent for a change of a whole host. */
  readonly request?: string;
  /** The answer to the example, such as `user-v1:80 (90 %), user-v2:80 (10 %)` or `404`, or the treatment on the way. */
  readonly before?: string;
  readonly after?: string;
}
