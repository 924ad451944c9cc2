import { type Report, show } from '../private/problems';

/** The ways to change a path on its way to the backend. */
export enum RewriteType {
  /** The route's own path is cut off. */
  STRIP_PREFIX = 'stripPrefix',
  /** The whole path is replaced. */
  REPLACE_PATH = 'replacePath',
}

/** Characters that every target takes literally in a new path. */
const LITERAL_PATH = /^\/[-A-Za-z0-9._~:/]*$/;

/**
 * What the backend sees instead of the path that was asked for; the query stays as it is.
 *
 * @example
 * router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() }); // /user/42 arrives as /42
 */
export class Rewrite {
  /** Cuts the route's prefix off: with the prefix `/user`, `/user/42` arrives as `/42`, and `/user` as `/`. */
  static stripPrefix(): Rewrite {
    return new Rewrite(RewriteType.STRIP_PREFIX);
  }

  /**
   * Sends every request of the route to one path.
   *
   * @param path an absolute path of letters, digits and `-._~:/`, for example `/`.
   */
  static to(path: string): Rewrite {
    return new Rewrite(RewriteType.REPLACE_PATH, path);
  }

  private constructor(
    /** How the path changes. */
    readonly kind: RewriteType,
    /** The new path, where the type has one. */
    readonly path?: string,
  ) {}

  /** @internal */
  _check(report: Report, route: string): void {
    if (this.kind === RewriteType.REPLACE_PATH && !isLiteralPath(this.path)) {
      report(
        `${route} is rewritten to ${show(this.path)}: write an absolute path of letters, digits and "-._~:/", for example "/".`,
      );
    }
  }
}

function isLiteralPath(path: unknown): boolean {
  return typeof path === 'string' && LITERAL_PATH.test(path) && !path.includes('//');
}
