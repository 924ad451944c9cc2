import type { IngressNginxModel } from './controller-model';
import { rewrites } from './locations';
import { wildcardPattern } from './server-choice';
import type { ModelLocation, ModelServer } from './servers';
import { DEFAULT_UPSTREAM } from './upstreams';

export interface ConfOptions {
  /** Where requests come in. */
  readonly port: number;
  /** Where the stand-in for every backend listens. */
  readonly echoPort: number;
  /** A writable directory of its own. */
  readonly directory: string;
}

/** The header by which the stand-in learns which backend it plays. */
const UPSTREAM_HEADER = 'X-Model-Upstream';

/**
 * A configuration for a stock nginx that has the servers, locations, rewrites and redirects which nginx.tmpl would
 * print for the model's servers. What the controller does in Lua (https redirect, canary) has no place here.
 */
export function nginxConf(model: IngressNginxModel, options: ConfOptions): string {
  const { directory, port, echoPort } = options;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    'worker_processes 1;',
    `pid ${directory}/nginx.pid;`,
    `error_log ${directory}/error.log;`,
    'events { worker_connections 64; }',
    'http {',
    '  access_log off;',
    '  server_names_hash_bucket_size 256;',
    ...temporary.map((name) => `  ${name}_temp_path ${directory}/${name};`),
    // a named group, because nginx escapes what $1 holds
    '  map $request_uri $without_final_slash { "~^(?<slashless>.*)/$" $slashless; default $request_uri; }',
    ...model.redirects.flatMap(({ from, to }) => [
      '  server {',
      `    listen 127.0.0.1:${port};`,
      `    server_name ${quoted(from)};`,
      `    return 308 $scheme://${to}:80$without_final_slash;`,
      '  }',
    ]),
    ...model.servers.flatMap((server) => serverBlock(server, port, echoPort).map((line) => `  ${line}`)),
    ...echoServer(echoPort).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

/** The `location` line's argument (template.go buildLocation; quoted and escaped since v1.14.3). */
function locationText(server: ModelServer, location: ModelLocation): string {
  if (server.regexMode) {
    return `~* ${quoted(`^${location.path}`)}`;
  }
  return location.pathType === 'Exact' ? `= ${quoted(location.path)}` : quoted(location.path);
}

function serverBlock(server: ModelServer, port: number, echoPort: number): string[] {
  const isCatchAll = server.hostname === '_';
  const name = server.hostname.startsWith('*') ? `~${wildcardPattern(server.hostname)}` : server.hostname;
  return [
    'server {',
    `  listen 127.0.0.1:${port}${isCatchAll ? ' default_server' : ''};`,
    `  server_name ${[name, ...server.aliases].map(quoted).join(' ')};`,
    ...server.locations.flatMap((location) => locationBlock(server, location, echoPort)).map((line) => `  ${line}`),
    ...(isCatchAll ? ['  location /healthz { return 200; }', '  location /nginx_status { return 403; }'] : []),
    '}',
  ];
}

function locationBlock(server: ModelServer, location: ModelLocation, echoPort: number): string[] {
  const { appRoot, redirect, relativeRedirects, rewriteTarget } = location.settings;
  return [
    ...(appRoot === '' ? [] : ['if ($uri = /) {', `  return 302 $scheme://$http_host${appRoot};`, '}']),
    `location ${locationText(server, location)} {`,
    '  port_in_redirect off;',
    ...(relativeRedirects ? ['  absolute_redirect off;'] : []),
    `  proxy_set_header ${UPSTREAM_HEADER} ${quoted(location.upstream)};`,
    ...(redirect === undefined ? [] : [`  return ${redirect.code} ${redirect.url};`]),
    ...(rewrites(location) ? [`  rewrite ${quoted(`(?i)${location.path}`)} ${rewriteTarget} break;`] : []),
    `  proxy_pass http://127.0.0.1:${echoPort};`,
    '}',
  ];
}

/** Plays every backend: says which one it is and what request target it got. */
function echoServer(port: number): string[] {
  const variable = `$http_${UPSTREAM_HEADER.toLowerCase().replaceAll('-', '_')}`;
  return [
    'server {',
    `  listen 127.0.0.1:${port};`,
    `  if (${variable} = ${DEFAULT_UPSTREAM}) { return 404; }`,
    `  location / { add_header ${UPSTREAM_HEADER} ${variable}; return 200 $request_uri; }`,
    '}',
  ];
}

/** template.go sanitizeQuotedRegex: nginx takes the backslashes off again. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
