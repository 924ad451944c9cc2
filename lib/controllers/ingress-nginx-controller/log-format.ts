import type { ConfigData } from '../../nginx/config/config-keys';
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
   * Logs an object of JSON for each request, on one line and with strings for values.
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
  *_check(): Findings {
    if (this.fields === undefined) yield* checkText(this.format);
    else if (yield* checkMap('logFormat', this.fields, FIELDS)) yield* checkFields(this.fields);
  }

  /** @internal */
  _data(): ConfigData {
    if (this.fields === undefined) return { 'log-format-upstream': this.format ?? '' };
    return { 'log-format-escape-json': 'true', 'log-format-upstream': JSON.stringify(this.fields) };
  }
}

export function* checkLogFormat(logFormat: unknown): Findings {
  if (logFormat instanceof LogFormat) yield* logFormat._check();
  else yield wrongType('config logFormat', logFormat, `LogFormat.json(${FIELDS})`);
}

function* checkText(format: unknown): Findings {
  if (typeof format === 'string' && TEXT.test(format)) return;
  yield finding(
    'log-format',
    `logFormat ${show(format)} would break nginx.conf: write one line without "'" and "\\", for example '$remote_addr "$request" $status'.`,
  );
}

function* checkFields(fields: { readonly [name: string]: unknown }): Findings {
  if (Object.keys(fields).length === 0) {
    yield finding('log-format', `logFormat {} logs nothing: write a field, for example ${FIELDS}.`);
  }
  for (const [name, value] of Object.entries(fields)) {
    if (FIELD.test(name) && typeof value === 'string' && FIELD_TEXT.test(value)) continue;
    yield finding(
      'log-format',
      `logFormat field ${show(name)} with ${show(value)} would break the JSON: write a name of letters, digits and "_.@-", and a value without quotes and "\\", for example "$status".`,
    );
  }
}
