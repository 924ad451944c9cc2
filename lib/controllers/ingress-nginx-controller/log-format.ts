import type { ConfigData } from '../../nginx/config/config-data';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

/** The controller writes the format into nginx.conf between single quotes. */
const TEXT = /^[^'\\\r\n]+$/;
const FIELD = /^[\w.@-]+$/;
const FIELD_TEXT = /^[^'"\\\r\n]*$/;

/**
 * How a request is logged; variables such as `$status` are nginx's
 * (https://nginx.org/en/docs/varindex.html) and the controller's.
 *
 * @example
 * LogFormat.json({ time: '$time_iso8601', host: '$host', path: '$uri', status: '$status', seconds: '$request_time' })
 */
export class LogFormat {
  /**
   * A line of text.
   *
   * @param format the line, for example `$remote_addr "$request" $status`.
   */
  static text(format: string): LogFormat {
    return new LogFormat(format);
  }

  /**
   * An object of JSON a line, all its values strings.
   *
   * @param fields the fields by name.
   */
  static json(fields: { [name: string]: string }): LogFormat {
    return new LogFormat(undefined, fields ?? {});
  }

  private constructor(
    private readonly format?: string,
    private readonly fields?: { [name: string]: string },
  ) {}

  /** @internal */
  _check(report: Report): void {
    if (this.fields === undefined) {
      if (typeof this.format !== 'string' || !TEXT.test(this.format)) {
        report(
          `logFormat ${show(this.format)} would break nginx.conf: write one line without "'" and "\\", for example '$remote_addr "$request" $status'.`,
        );
      }
      return;
    }
    if (Object.keys(this.fields).length === 0) {
      report(`logFormat {} logs nothing: name a field, for example { status: "$status" }.`);
    }
    for (const [name, value] of Object.entries(this.fields)) {
      if (!FIELD.test(name) || typeof value !== 'string' || !FIELD_TEXT.test(value)) {
        report(
          `logFormat field ${show(name)} with ${show(value)} would break the JSON: write a plain name, and a value without quotes and "\\", for example "$status".`,
        );
      }
    }
  }

  /** @internal */
  _data(): ConfigData {
    if (this.fields === undefined) return { 'log-format-upstream': this.format ?? '' };
    return { 'log-format-escape-json': 'true', 'log-format-upstream': JSON.stringify(this.fields) };
  }
}
