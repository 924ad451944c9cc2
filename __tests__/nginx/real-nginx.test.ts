import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nginxIsInstalled } from '../routing/targets/ingress-nginx/controller/nginx-run';
import { ANNOTATIONS } from './values/annotations';
import { OPTIONS } from './values/options';
import type { Values } from './values/values';

/** The table is held against nginx itself: whether each value loads, where the controller's template writes it. */
const installed = nginxIsInstalled();
const ASKED = [...OPTIONS, ...ANNOTATIONS].filter(({ main, workers, events, http, server, location }) =>
  [main, workers, events, http, server, location].some((place) => place !== undefined),
);
const directory = installed ? mkdtempSync(join(tmpdir(), 'nginx-values-')) : '';
afterAll(() => {
  if (installed) rmSync(directory, { recursive: true, force: true });
});

function confOf(values: Values, value: string, own: string): string {
  const at = (text = '') => text.replaceAll('%dir', own).replace(/%(?!dir)/g, () => value);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${at(values.workers ?? 'worker_processes 1;')}
pid ${own}/nginx.pid; error_log ${own}/error.log;
${at(values.main)}
events { worker_connections 64; ${at(values.events)} }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${own}/${name};`).join(' ')}
  ${at(values.http)}
  map $request_uri $loggable { default 1; }
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server { listen unix:${own}/http.sock; set $service_name ""; location / { proxy_pass http://127.0.0.1:1; } ${at(values.server)}
    location /own { ${at(values.location)} }
  }
}
`;
}

let count = 0;
async function loads(values: Values, value: string): Promise<boolean> {
  const own = join(directory, String(count++));
  mkdirSync(own);
  writeFileSync(join(own, 'nginx.conf'), confOf(values, value, own));
  const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };
  try {
    await promisify(execFile)('nginx', ['-t', '-q', '-p', own, '-c', 'nginx.conf'], { env });
    return true;
  } catch {
    return false;
  }
}

async function wrongly(values: Values, tried: readonly string[] = [], expected: boolean): Promise<string[]> {
  const answers = await Promise.all(tried.map((value) => loads(values, value)));
  return tried.filter((_, index) => answers[index] !== expected);
}

// CI always has nginx; another machine may not.
(installed ? test : test.skip).each(ASKED.map((values) => [values.name, values] as const))(
  'nginx takes and refuses the same values of %s',
  async (_, values) => {
    expect(await wrongly(values, values.taken, true)).toEqual([]);
    expect(await wrongly(values, values.refused, false)).toEqual([]);
  },
  60_000,
);
