import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { urlPathFlaw } from '../../rules/url';
import { finding } from '../codes';
import { freeze } from './frozen-copy';
import { describeRoute, PathMatch } from './path-match';
import { countGroups, isRepeatedGroup } from './regex';

/** The ways to change a path on its way to the backend. */
export enum RewriteKind {
  /** The route's own path is cut off. */
  STRIP_PREFIX = 'stripPrefix',
  /** The route's own path is replaced by another. */
  REPLACE_PREFIX = 'replacePrefix',
  /** The whole path is replaced. */
  REPLACE_PATH = 'replacePath',
  /** The path is built from the groups of the route's regular expression. */
  REGEX = 'regex',
}

/**
 * The path that a backend sees instead of the one that was asked for. The query stays as it is.
 *
 * @example
 * router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() }); // /user/42 arrives as /42
 */
export class Rewrite {
  /** Cuts the route's prefix off: with the prefix `/user`, `/user/42` arrives as `/42`, and `/user` as `/`. */
  static stripPrefix(): Rewrite {
    return new Rewrite(RewriteKind.STRIP_PREFIX);
  }

  /**
   * Sends every request of the route to one path.
   *
   * @param path an absolute path, for example `/`.
   */
  static to(path: string): Rewrite {
    return new Rewrite(RewriteKind.REPLACE_PATH, path);
  }

  /**
   * Replaces the route's prefix: with the prefix `/user` and `/v2`, `/user/42` arrives as `/v2/42`.
   *
   * @param path an absolute path without a slash at its end, for example `/v2`.
   */
  static replacePrefix(path: string): Rewrite {
    return new Rewrite(RewriteKind.REPLACE_PREFIX, path);
  }

  /**
   * Makes the path of the groups of a regex route.
   *
   * @param template an absolute path in which `$1` to `$9` stand for the groups, for example `/items/$2`.
   */
  static regex(template: string): Rewrite {
    return new Rewrite(RewriteKind.REGEX, template);
  }

  private constructor(
    /** The kind of change. */
    readonly kind: RewriteKind,
    /** The new path, for kinds that have one. */
    readonly path?: string,
  ) {
    freeze(this);
  }

  /**
   * @param match how the route's path is compared.
   * @param path the route's path.
   * @internal
   */
  *_check(match: PathMatch, path: string): Findings {
    const flaw = this.flawOn(match, path);
    if (flaw !== undefined) yield finding('rewrite', `${describeRoute(match, path)} ${flaw}.`);
  }

  private flawOn(match: PathMatch, path: string): string | undefined {
    const cuts = this.kind === RewriteKind.STRIP_PREFIX || this.kind === RewriteKind.REPLACE_PREFIX;
    if (cuts && match !== PathMatch.PREFIX) {
      return `has no prefix to ${this.kind === RewriteKind.STRIP_PREFIX ? 'strip' : 'replace'}: write Rewrite.to("/")${match === PathMatch.REGEX ? ', or Rewrite.regex("/$1")' : ''}`;
    }
    if (this.kind === RewriteKind.STRIP_PREFIX) {
      return path === '/' ? 'leaves nothing to strip: leave the rewrite out' : undefined;
    }
    if (this.kind === RewriteKind.REGEX) return this.templateFlaw(match, path);
    if (!isPath(this.path)) {
      return `is rewritten to ${show(this.path)}, which is not a path: write an absolute one, for example "/v2"`;
    }
    if (/\$\d/.test(this.path ?? '')) {
      return `is rewritten to ${show(this.path)}, which would be taken literally: write the route with regex(), and Rewrite.regex()`;
    }
    if (this.kind === RewriteKind.REPLACE_PREFIX && this.path?.endsWith('/')) {
      return this.path === '/'
        ? 'has its prefix replaced by "/": write Rewrite.stripPrefix()'
        : `has its prefix replaced by ${show(this.path)}: write it without the "/" at its end`;
    }
    return undefined;
  }

  private templateFlaw(match: PathMatch, path: string): string | undefined {
    if (match !== PathMatch.REGEX) return 'has no groups for Rewrite.regex(): write the route with regex()';
    const template: unknown = this.path;
    const references = typeof template === 'string' ? (template.match(/\$\d+/g) ?? []) : [];
    if (typeof template !== 'string' || !isPath(template) || /\$(?![1-9](?!\d))/.test(template)) {
      return `is rewritten to ${show(template)}, which is not a path: write an absolute one in which $1 to $9 stand for groups, for example "/$1"`;
    }
    const groups = countGroups(path);
    const missing = references.find((reference) => Number(reference.slice(1)) > groups);
    if (missing !== undefined) {
      return `is rewritten to ${show(template)}, but has ${groups} ${groups === 1 ? 'group' : 'groups'}: leave ${missing} out`;
    }
    const unsure = references.find((reference) => isRepeatedGroup(path, Number(reference.slice(1))));
    return (
      unsure &&
      `is rewritten to ${show(template)}, but ${unsure} stands in a group that is repeated, of which engines keep different matches: write the groups out`
    );
  }
}

/** Two slashes in a row are valid, and nobody means them. */
function isPath(path: unknown): boolean {
  return urlPathFlaw(path) === undefined && !String(path).includes('//');
}
