import * as http from 'node:http';
import * as https from 'node:https';
import type { IngressRouter, RouteRequest } from 'cdk8s-portico';
import { makeShop } from './shop';

/** Set it to the name of a header by which your services say who they are. */
const SERVED_BY = 'x-served-by';

/** An address to which requests are sent, as `203.0.113.7`, or `127.0.0.1:8080:8443` with the ports for HTTP and HTTPS. */
type Address = string;

/** Sends a request to an address, as if DNS led there. */
function send(address: Address, { host = 'any.example', path, scheme, headers, cookies = {} }: RouteRequest) {
  const [name, forHttp = '80', forHttps = '443'] = address.split(':');
  const cookie = Object.entries(cookies).map(([key, value]) => `${key}=${value}`);
  const isSecure = scheme === 'https';
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = (isSecure ? https : http).request({
      host: name,
      port: isSecure ? forHttps : forHttp,
      path,
      headers: { ...headers, host, ...(cookie.length > 0 && { cookie: cookie.join('; ') }) },
      servername: host,
      // Two addresses are compared here, whoever they are.
      rejectUnauthorized: false,
    });
    request.on('response', (response) => resolve(response.resume()));
    request.on('error', reject);
    request.end();
  });
}

/** The parts of an answer that must be the same on both sides: where a release shares requests out, not who answered. */
async function answerOf(address: Address, request: RouteRequest, isShared: boolean): Promise<string> {
  try {
    const { statusCode, headers } = await send(address, request);
    const { location } = headers;
    const leadsTo = location && new URL(location, `${request.scheme}://${request.host}`).href;
    return [statusCode, leadsTo, isShared ? undefined : headers[SERVED_BY]].filter(Boolean).join(' ');
  } catch (error) {
    return (error as Error).message;
  }
}

/** Sends the boundary requests of a router to two addresses, and returns a line for each that they answer otherwise. */
export async function compare(router: IngressRouter, one: Address, other: Address): Promise<string[]> {
  const lines: string[] = [];
  for (const request of router.boundaryRequests()) {
    const { backends, route = 'no route' } = router.resolve(request);
    const [left, right] = await Promise.all(
      [one, other].map((address) => answerOf(address, request, backends.length > 1)),
    );
    if (left === right) continue;
    const { scheme, host, path, headers, cookies } = request;
    const more = (headers ?? cookies) ? ` ${JSON.stringify({ headers, cookies })}` : '';
    lines.push(`${scheme}://${host}${path}${more} (${route}): ${one} answers ${left}, ${other} answers ${right}`);
  }
  return lines;
}

if (require.main === module) {
  const [one = '', other = ''] = process.argv.slice(2);
  const { router } = makeShop();
  compare(router, one, other).then((lines) => {
    for (const line of lines) console.log(line);
    console.log(`${lines.length} of ${router.boundaryRequests().length} requests are answered otherwise.`);
    process.exitCode = lines.length > 0 ? 1 : 0;
  });
}
