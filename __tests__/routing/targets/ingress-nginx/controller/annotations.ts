import {
  isBasic,
  isBool,
  isInt,
  isPathWithCapture,
  isPattern,
  isServerNames,
  isUrl,
  toBool,
  toText,
  type Validator,
} from './annotation-values';
import type { IngressObject } from './ingress-object';

export const ANNOTATION_PREFIX = 'nginx.ingress.kubernetes.io/';

/** What the annotations of one Ingress say about routing, as the controller understands them. */
export interface IngressSettings {
  readonly rewriteTarget: string;
  readonly useRegex: boolean;
  readonly appRoot: string;
  readonly sslRedirect: boolean;
  readonly forceSslRedirect: boolean;
  readonly preserveTrailingSlash: boolean;
  readonly usePortInRedirects: boolean;
  readonly relativeRedirects: boolean;
  readonly redirect?: { readonly url: string; readonly code: number };
  readonly fromToWww: boolean;
  readonly aliases: readonly string[];
  readonly canary?: CanaryPolicy;
}

export interface CanaryPolicy {
  readonly weight: number;
  readonly weightTotal: number;
  readonly header: string;
  readonly headerValue: string;
  readonly headerPattern: string;
  readonly cookie: string;
}

/** A location that no Ingress configured: the zero values of the controller's structs. */
export const NO_SETTINGS: IngressSettings = {
  rewriteTarget: '',
  useRegex: false,
  appRoot: '',
  sslRedirect: false,
  forceSslRedirect: false,
  preserveTrailingSlash: false,
  usePortInRedirects: false,
  relativeRedirects: false,
  fromToWww: false,
  aliases: [],
};

export interface IgnoredAnnotation {
  readonly name: string;
  readonly annotation: string;
  readonly reason: string;
}

/** The controller refuses the whole Ingress (annotations.go Extract returns the error). */
export class RejectedIngress extends Error {}

/** Reads annotations the way `annotations.go` Extract and the parsers under `annotations/` do. */
export class AnnotationReader {
  readonly ignored: IgnoredAnnotation[] = [];
  private readonly values: Readonly<Record<string, string>>;

  constructor(private readonly ingress: IngressObject) {
    this.values = withoutPrefix(ingress.annotations);
  }

  settings(): IngressSettings {
    this.rejectSnippets();
    this.rejectBadLimits();
    return {
      rewriteTarget: this.text('rewrite-target', isPathWithCapture),
      useRegex: this.bool('use-regex', false),
      appRoot: this.appRoot(),
      // the ConfigMap's defaults: ssl-redirect is on, the others are off
      sslRedirect: this.bool('ssl-redirect', true),
      forceSslRedirect: this.bool('force-ssl-redirect', false),
      preserveTrailingSlash: this.bool('preserve-trailing-slash', false),
      usePortInRedirects: this.bool('use-port-in-redirects', false),
      relativeRedirects: this.bool('relative-redirects', false),
      ...this.redirect(),
      aliases: this.aliases(),
      canary: this.canary(),
    };
  }

  /** allow-snippet-annotations is false and the risk level High by default (CheckIngress). */
  private rejectSnippets(): void {
    const snippet = Object.keys(this.values).find((key) => key.endsWith('-snippet'));
    if (snippet !== undefined) {
      throw new RejectedIngress(`${snippet}: snippet annotations are disabled`);
    }
  }

  /** ratelimit/main.go hands the validation error back, so a bad number takes the whole Ingress away. */
  private rejectBadLimits(): void {
    for (const key of ['limit-connections', 'limit-rps', 'limit-rpm']) {
      this.checked(key, isInt);
    }
  }

  /** rewrite/main.go: must be an absolute path; a URL is dropped with a warning. */
  private appRoot(): string {
    const value = this.text('app-root', isPathWithCapture);
    if (value !== '' && !value.startsWith('/')) {
      this.ignore('app-root', 'only an absolute path is allowed');
      return '';
    }
    return value;
  }

  /**
   * redirect/redirect.go. A failed validation rejects the Ingress; any other error (an empty value, a temporal
   * redirect that is no http URL) makes Extract skip the whole group, from-to-www-redirect included. A temporal
   * redirect returns first, so a bad permanent one next to it is never looked at.
   */
  private redirect(): Pick<IngressSettings, 'redirect' | 'fromToWww'> {
    const none = { fromToWww: false };
    const www = this.checked('from-to-www-redirect', isBool);
    if (www === '') {
      return this.ignoreGroup('from-to-www-redirect', none);
    }
    const fromToWww = www !== undefined && toBool(www) === true;
    const temporal = this.checked('temporal-redirect', isUrl);
    if (temporal === '') {
      return this.ignoreGroup('temporal-redirect', none);
    }
    if (temporal !== undefined) {
      const code = this.redirectCode('temporal-redirect-code', 307, 302);
      if (!/^http[a-z0-9+.-]*:/i.test(temporal)) {
        return this.ignoreGroup('temporal-redirect', none, 'only http and https are valid protocols');
      }
      this.ignoreIfPresent('permanent-redirect', 'temporal-redirect wins');
      return { redirect: { url: temporal, code }, fromToWww };
    }
    const permanent = this.checked('permanent-redirect', isUrl);
    if (permanent === '') {
      return this.ignoreGroup('permanent-redirect', none);
    }
    const code = this.redirectCode('permanent-redirect-code', 308, 301);
    return permanent === undefined ? { fromToWww } : { redirect: { url: permanent, code }, fromToWww };
  }

  private redirectCode(key: string, last: number, fallback: number): number {
    const value = this.checked(key, isInt);
    const code = Number(value ?? fallback);
    if (code < 300 || code > last) {
      this.ignore(key, `not between 300 and ${last}: ${fallback} is used`);
      return fallback;
    }
    return code;
  }

  /** alias/main.go: sorted, without blanks. */
  private aliases(): string[] {
    const value = toText(this.checked('server-alias', isServerNames) ?? '');
    const names = value.split(',').map((name) => name.trim());
    return [...new Set(names.filter((name) => name !== ''))].sort();
  }

  /** canary/main.go. Without `canary: "true"` the settings are an error that Extract swallows. */
  private canary(): CanaryPolicy | undefined {
    const enabled = this.bool('canary', false);
    const policy: CanaryPolicy = {
      weight: this.int('canary-weight', 0),
      weightTotal: this.int('canary-weight-total', 100),
      header: this.text('canary-by-header', isBasic),
      headerValue: this.text('canary-by-header-value', isBasic),
      headerPattern: this.text('canary-by-header-pattern', isPattern),
      cookie: this.text('canary-by-cookie', isBasic),
    };
    if (enabled) {
      return policy;
    }
    for (const key of Object.keys(this.values).filter((name) => name.startsWith('canary-'))) {
      this.ignore(key, 'canary is configured but not enabled');
    }
    return undefined;
  }

  private bool(key: string, fallback: boolean): boolean {
    return toBool(this.lenient(key, isBool) ?? '') ?? fallback;
  }

  private int(key: string, fallback: number): number {
    const value = this.lenient(key, isInt);
    return value === undefined || value === '' ? fallback : Number(value);
  }

  private text(key: string, validator: Validator): string {
    return toText(this.lenient(key, validator) ?? '');
  }

  /** A parser that logs a warning and goes on without the value. */
  private lenient(key: string, validator: Validator): string | undefined {
    const value = this.values[key];
    if (value === undefined || value === '' || validator(value)) {
      return value;
    }
    this.ignore(key, `value ${JSON.stringify(value)} is invalid`);
    return undefined;
  }

  /** A parser that hands the validation error back. An empty value is never validated (checkAnnotation). */
  private checked(key: string, validator: Validator): string | undefined {
    const value = this.values[key];
    if (value !== undefined && value !== '' && !validator(value)) {
      throw new RejectedIngress(`${key}: value ${JSON.stringify(value)} is invalid`);
    }
    return value === undefined ? undefined : toText(value);
  }

  private ignoreGroup<T>(key: string, nothing: T, reason = 'an empty value is no content'): T {
    this.ignore(key, `${reason}: the redirect annotations of the Ingress are skipped`);
    return nothing;
  }

  private ignoreIfPresent(key: string, reason: string): void {
    if (this.values[key] !== undefined) {
      this.ignore(key, reason);
    }
  }

  private ignore(annotation: string, reason: string): void {
    this.ignored.push({ name: this.ingress.name, annotation, reason });
  }
}

export function withoutPrefix(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations)
      .filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
      .map(([key, value]) => [key.slice(ANNOTATION_PREFIX.length), value]),
  );
}
