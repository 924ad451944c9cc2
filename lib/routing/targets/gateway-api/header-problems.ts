import type { Report } from '../../../rules/report';
import { show } from '../../../rules/show';
import type { RouteTable } from '../../table/route-table';

const MAX_HEADERS = 16;
/** A server strips spaces at the ends of a value, which would then be none or another one (RFC 9110, section 5.5). */
const HEADER_VALUE = /^(?=.{1,4096}$)[!-~]([ -~]*[!-~])?$/;

/** What a message is framed by, hop by hop (RFC 9110, section 7.6.1, and RFC 9112, section 6). */
const FRAMING = ['connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Whether headers of every answer arrive as they are written. */
export function checkHeaders(report: Report, headers: unknown, table?: RouteTable): void {
  if (headers === undefined) return;
  // A Map has no properties, so that nothing of it would arrive.
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers) || headers instanceof Map) {
    report(`responseHeaders ${show(headers)} is of another type: write an object of names and values.`);
    return;
  }
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  if (names.length === 0) report(`responseHeaders ${show(headers)} names no header: leave it out.`);
  for (const [name, value] of Object.entries(headers)) {
    const twice = names.filter((other) => other === name.toLowerCase()).length > 1;
    if (!/^[A-Za-z0-9-]{1,256}$/.test(name) || twice) {
      report(
        `response header ${show(name)} is ${twice ? 'set twice' : 'no name'}: write letters, digits and "-", each once.`,
      );
    }
    if (FRAMING.includes(name.toLowerCase())) {
      report(`response header ${show(name)} says how the answer is sent, which is up to the server: leave it out.`);
    }
    if (name.toLowerCase().startsWith('access-control-') && table !== undefined && hasCors(table)) {
      report(`response header ${show(name)} is for cors to say, which the routes have: leave one of the two out.`);
    }
    if (typeof value !== 'string' || !HEADER_VALUE.test(value)) {
      report(
        `response header "${name}" has the value ${show(value)}: write 1 to 4096 characters of printable ASCII, none of them a space at either end.`,
      );
    }
  }
  if (names.length > MAX_HEADERS) {
    report(`responseHeaders has ${names.length} names: Gateway API takes ${MAX_HEADERS}.`);
  }
}

function hasCors({ hosts, policies }: RouteTable): boolean {
  return [policies, ...hosts.flatMap(({ routes }) => routes.map((route) => route.policies))].some(({ cors }) => cors);
}
