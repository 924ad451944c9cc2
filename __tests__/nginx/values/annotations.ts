import type { Values } from './values';

const proxy = (directive: string, suffix = '') => ({ location: `${directive} %${suffix};` });
const url = (length: number) => `https://${'a'.repeat(length)}.example.com/`;

/** Annotations whose values the template writes as they are, or nearly so. */
export const ANNOTATIONS: readonly Values[] = [
  {
    name: 'limit-connections',
    http: 'limit_conn_zone $remote_addr zone=own:5m;',
    location: 'limit_conn own %;',
    taken: ['1', '65535'],
    refused: ['65536', '99999999'],
    ignored: ['-1', 'ten'],
  },
  {
    name: 'limit-rate',
    ...proxy('limit_rate', 'k'),
    taken: ['100', '9007199254740991'],
    refused: ['9007199254740992', '999999999999999999'],
  },
  { name: 'limit-rate-after', ...proxy('limit_rate_after', 'k'), taken: ['100'], refused: ['9007199254740992'] },
  {
    name: 'proxy-read-timeout',
    ...proxy('proxy_read_timeout', 's'),
    taken: ['0', '60', '9223372036854775'],
    refused: ['-1', '9223372036854775807'],
    ignored: ['60s'],
  },
  { name: 'proxy-next-upstream-tries', ...proxy('proxy_next_upstream_tries'), taken: ['0', '3'], refused: ['-1'] },
  {
    name: 'proxy-buffer-size',
    location: 'proxy_buffer_size %; proxy_buffers 4 %;',
    taken: ['4k', '8K', '16384'],
    refused: ['0', '0k', '1g', '10b', '99999999999999999999'],
  },
  {
    name: 'proxy-max-temp-file-size',
    ...proxy('proxy_max_temp_file_size'),
    taken: ['0', '1024m'],
    refused: ['1g'],
    ignored: ['1b'],
  },
  {
    name: 'proxy-body-size',
    ...proxy('client_max_body_size'),
    taken: ['0', '1g', '8m'],
    refused: ['8589934592g'],
    ignored: ['8b'],
  },
  {
    name: 'client-body-buffer-size',
    ...proxy('client_body_buffer_size'),
    taken: ['8k'],
    refused: ['9007199254740992k'],
    ignored: ['1g'],
  },
  {
    name: 'upstream-vhost',
    location: 'proxy_set_header Host "%";',
    taken: ['internal.example.com', '$host', `$${'{http_x_host}'}`, '$service_name.example.com'],
    refused: ['$nope', 'a$', '${host', '$hst', 'a'.repeat(4095)],
  },
  {
    name: 'auth-url',
    location: 'set $target "%";',
    taken: ['https://$host/oauth2/auth', 'http://auth.shop.svc.cluster.local/$request_uri'],
    refused: ['https://$hosst/auth', 'https://auth.example.com/$', url(4100)],
    ignored: ['/auth'],
  },
  {
    name: 'auth-signin',
    location: 'return 302 %;',
    taken: ['https://$host/oauth2/start?rd=$scheme://$host$request_uri'],
    refused: ['https://$host/oauth2/start?rd=$escaped_request_url', url(4100)],
  },
  {
    name: 'auth-cache-key',
    location: "set $key 'a%';",
    taken: ['$remote_user$http_authorization'],
    refused: ['$remote_usr'],
  },
  {
    name: 'auth-cache-duration',
    http: 'proxy_cache_path %dir/cache keys_zone=z:1m;',
    location: 'proxy_cache z; proxy_cache_valid %;',
    taken: ['200 202 10m', 'any 1y'],
    refused: ['200 10ms', '999 10m', '200 10m 5m'],
    ignored: ['200'],
  },
  {
    name: 'custom-http-errors',
    http: 'error_page % = @x;',
    taken: ['404', '599'],
    refused: ['499'],
    ignored: ['399', '404, 503'],
  },
  {
    name: 'ssl-ciphers',
    server: 'listen unix:%dir/tls.sock ssl; ssl_reject_handshake on; ssl_ciphers %;',
    taken: ['HIGH:!aNULL', 'ECDHE-RSA-AES128-GCM-SHA256'],
    refused: ['NOPE', '!aNULL'],
    ignored: ['HIGH:ECDHE-RSA-AES128-GCM-SHA265'],
  },
  {
    name: 'mirror-target',
    location: 'proxy_pass %;',
    taken: ['https://$host/mirror', 'http://127.0.0.1:8080/x', 'http://$host$request_uri'],
    refused: ['https://$nope/', 'http://127.0.0.1:99999/', 'http://', 'mirror.example.com'],
  },
  {
    name: 'mirror-host',
    ...proxy('proxy_set_header Host'),
    taken: ['a.example.com', '$host'],
    refused: ['$nope', 'a{b'],
  },
  { name: 'proxy-ssl-name', ...proxy('proxy_ssl_name'), taken: ['a.example.com', '$host'], refused: ['$nope', 'a{b'] },
  {
    name: 'app-root',
    location: 'return 302 $scheme://$http_host%;',
    taken: ['/home', '/$host'],
    refused: ['/$hme', '/$'],
  },
  {
    name: 'server-alias',
    server: 'server_name "%";',
    taken: ['www.example.com', '*.example.com', '~^www[.]'],
    refused: ['*www.example.com', '~^(', '*'],
  },
  {
    name: 'proxy-http-version',
    ...proxy('proxy_http_version'),
    taken: ['1.0', '1.1'],
    refused: ['2', '2.0'],
  },
  { name: 'proxy-next-upstream', ...proxy('proxy_next_upstream'), taken: ['error timeout', 'off'], refused: ['never'] },
  { name: 'proxy-cookie-path', ...proxy('proxy_cookie_path'), taken: ['off', '/a /b'], refused: ['/a', '/a /b /c'] },
  { name: 'upstream-hash-by', taken: ['$request_uri', '$arg_id-$host'], ignored: ['$request_url', 'a b'] },
  {
    name: 'cors-allow-origin',
    taken: ['*', 'https://*.example.com, http://localhost:3000', hosts(200)],
    ignored: [hosts(300), 'example.com'],
  },
];

function hosts(count: number): string {
  return Array.from({ length: count }, (_, index) => `https://o${index}.lab`).join(', ');
}
