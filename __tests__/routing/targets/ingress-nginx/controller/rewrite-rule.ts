import { BrokenConfiguration } from './locations';
import { PcreSyntaxError, pcre, toBytes } from './pcre';
import { escapeArgs, escapeUri, type RequestUri, unescapeRedirect, withArgs } from './uri';

export type RewriteResult =
  /** The backend sees the request target exactly as it came. */
  | { readonly kind: 'unchanged' }
  /** The backend sees this path, which nginx has encoded anew. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'empty' };

/** `rewrite "(?i)<path>" <target> break;` (template.go buildProxyPass). The pattern is anchored nowhere. */
export class RewriteRule {
  private readonly pattern: RegExp;
  private readonly target: string;

  /** `groupNames`: the named groups of all patterns of the configuration, each of them an nginx variable everywhere. */
  constructor(
    path: string,
    target: string,
    private readonly groupNames: ReadonlySet<string>,
  ) {
    this.pattern = compile(path, () => pcre(`(?i)${path}`));
    this.target = toBytes(target);
    if (/\$(?![A-Za-z0-9_])/.test(this.target)) {
      throw new BrokenConfiguration(`invalid variable name in the rewrite target ${target}`);
    }
  }

  apply(request: RequestUri): RewriteResult {
    const match = this.pattern.exec(request.uri);
    if (match === null) {
      return { kind: 'unchanged' };
    }
    const expand = (encode: (capture: string) => string) => {
      return this.target.replace(/\$([1-9]|\w+)/g, (_, name: string) => encode(this.captured(match, name)));
    };
    if (/^(?:https?:\/\/|\$scheme)/.test(this.target)) {
      // the validator lets a URL pass, and nginx turns such a rewrite into a redirect
      const quoted = /[%+]/.test(request.raw.replace(/\?.*/s, ''));
      return {
        kind: 'redirect',
        location: withArgs(unescapeRedirect(expand(quoted ? escapeArgs : same)), request.args),
      };
    }
    const expanded = expand(same);
    return expanded === '' ? { kind: 'empty' } : { kind: 'path', path: withArgs(escapeUri(expanded), request.args) };
  }

  /** A group that took no part, or that the pattern does not have, is the empty string. */
  private captured(match: RegExpExecArray, name: string): string {
    if (/^[1-9]$/.test(name)) {
      return match[Number(name)] ?? '';
    }
    if (this.groupNames.has(name)) {
      return match.groups?.[name] ?? '';
    }
    throw new Error(`the nginx variable $${name} in a rewrite target is not modelled`);
  }
}

function same(text: string): string {
  return text;
}

/** The named groups of some paths. */
export function groupNamesOf(paths: readonly string[]): ReadonlySet<string> {
  const names = paths.flatMap((path) => Array.from(path.matchAll(/\(\?P?[<']([A-Za-z_]\w*)[>']/g), ([, name]) => name));
  return new Set(names.filter((name) => name !== undefined));
}

/** A pattern that PCRE refuses passes the webhook (nginx -t is off since CVE-2025-1974) and breaks every later reload. */
export function compile(path: string, make: () => RegExp): RegExp {
  try {
    return make();
  } catch (error) {
    if (error instanceof PcreSyntaxError) {
      throw new BrokenConfiguration(`path ${path}: ${error.message}`);
    }
    throw error;
  }
}
