import { mapByName } from '../../cdk8s/objects';
import type { ConfigData } from '../../nginx/config/config-kind';
import { definedBy } from '../../nginx/config/defined-variables';
import { LONGEST_WORD } from '../../nginx/syntax/statements';
import { HTTP_LOG, type IsDefined, variableFlaw } from '../../nginx/syntax/variables';
import { checkMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The controller writes the format into nginx.conf between single quotes. */
const TEXT = /^[^'\\\r\n]+$/;
const FIELD = /^[\w.@-]+$/;
const FIELD_TEXT = /^[^'"\\\r\n]*$/;

const FIELDS = '{ status: "$status" }';

/**
 * The access log. Variables such as `$status` are those of nginx (https://nginx.org/en/docs/varindex.html) and of the
 * controller (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/log-format/).
 *
 * @example
 * LogFormat.json({ time: '$time_iso8601', host: '$host', path: '$uri', status: '$status', seconds: '$request_time' })
 */
export class LogFormat {
  /**
   * Logs a line of text for each request.
   *
   * @param format the line, for example `$remote_addr "$request" $status`.
   */
  static text(format: string): LogFormat {
    return new LogFormat(format);
  }

  /**
   * Logs an object of JSON for each request, on one line, with strings for values and in the order of names.
   *
   * @param fields the values by name.
   */
  static json(fields: { [name: string]: string }): LogFormat {
    return new LogFormat(undefined, fields ?? {});
  }

  private constructor(
    private readonly format?: string,
    private readonly fields?: { [name: string]: string },
  ) {}

  /** @internal */
  *_check(options: ConfigData): Findings {
    const isDefined = definedBy(options);
    if (this.fields === undefined) yield* checkText(this.format, isDefined);
    else if (yield* checkMap('logFormat', this.fields, FIELDS)) yield* checkFields(this.fields, isDefined);
  }

  /** @internal */
  _data(): ConfigData {
    if (this.fields === undefined) return { 'log-format-upstream': this.format ?? '' };
    return { 'log-format-escape-json': 'true', 'log-format-upstream': JSON.stringify(mapByName(this.fields)) };
  }
}

/** @param options the options of the ConfigMap, which may define variables or switch them on. */
export function* checkLogFormat(logFormat: unknown, options: ConfigData): Findings {
  if (logFormat instanceof LogFormat) yield* logFormat._check(options);
  else yield wrongType('config logFormat', logFormat, `LogFormat.json(${FIELDS})`);
}

function* checkText(format: unknown, isDefined: IsDefined): Findings {
  if (typeof format !== 'string' || !TEXT.test(format)) {
    yield finding(
      'log-format',
      `logFormat ${show(format)} would break nginx.conf: write one line without "'" and "\\", for example '$remote_addr "$request" $status'.`,
    );
    return;
  }
  const flaw = variableFlaw(format, HTTP_LOG, isDefined);
  if (flaw !== undefined) {
    yield finding('log-format', `logFormat has the text ${show(format)}, ${flaw.fact}: write ${flaw.right}.`);
  }
  yield* checkLength(format);
}

function* checkFields(fields: { readonly [name: string]: unknown }, isDefined: IsDefined): Findings {
  if (Object.keys(fields).length === 0) {
    yield finding('log-format', `logFormat {} logs nothing: write a field, for example ${FIELDS}.`);
  }
  for (const [name, value] of Object.entries(fields)) {
    if (!FIELD.test(name) || typeof value !== 'string' || !FIELD_TEXT.test(value)) {
      yield finding(
        'log-format',
        `logFormat field ${show(name)} with ${show(value)} would break the JSON: write a name of letters, digits and "_.@-", and a value without quotes and "\\", for example "$status".`,
      );
      continue;
    }
    const flaw = variableFlaw(value, HTTP_LOG, isDefined);
    if (flaw === undefined) continue;
    yield finding(
      'log-format',
      `logFormat field ${show(name)} has the value ${show(value)}, ${flaw.fact}: write ${flaw.right}.`,
    );
  }
  yield* checkLength(JSON.stringify(fields));
}

function* checkLength(format: string): Findings {
  const bytes = Buffer.byteLength(format);
  if (bytes <= LONGEST_WORD) return;
  yield finding(
    'log-format',
    `logFormat has ${bytes} bytes, and nginx reads at most ${LONGEST_WORD} at a time: leave some of it out.`,
  );
}
