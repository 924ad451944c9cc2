import { Duration, Size } from 'cdk8s';
import { appArmorNameFlaw } from '../../lib/rules/app-armor';
import { capabilityFlaw } from '../../lib/rules/capability';
import type { FlawOf } from '../../lib/rules/check';
import { choiceFlaw } from '../../lib/rules/choice';
import { cidrFlaw } from '../../lib/rules/cidr';
import { containerPathFlaw } from '../../lib/rules/container-path';
import { cronFlaw } from '../../lib/rules/cron';
import { dataKeyFlaw } from '../../lib/rules/data-key';
import { dnsLabelFlaw, dnsSubdomainFlaw, pathSegmentFlaw, serviceNameFlaw } from '../../lib/rules/dns-name';
import { secondsFlaw } from '../../lib/rules/duration';
import { envNameFlaw } from '../../lib/rules/env-name';
import { extendedResourceFlaw } from '../../lib/rules/extended-resource';
import { fileModeFlaw } from '../../lib/rules/file-mode';
import { cookieNameFlaw, headerNameFlaw, headerValueFlaw, probeHeaderNameFlaw } from '../../lib/rules/header';
import { hostFlaw } from '../../lib/rules/host';
import { httpPathFlaw } from '../../lib/rules/http-path';
import { imageFlaw, lockedImageFlaw, pinnedImageFlaw } from '../../lib/rules/image';
import { ipAddressFlaw } from '../../lib/rules/ip-address';
import { annotationKeyFlaw, annotationValueFlaw, labelKeyFlaw, labelValueFlaw } from '../../lib/rules/label';
import { missingSettingFlaw, missingValueFlaw } from '../../lib/rules/missing-value';
import { hostPathFlaw, mountPathFlaw, subPathFlaw } from '../../lib/rules/mount-path';
import { amountFlaw, wholeNumberFlaw } from '../../lib/rules/numbers';
import { podCountFlaw } from '../../lib/rules/pod-count';
import { nodePortFlaw, portFlaw, portNameFlaw } from '../../lib/rules/port';
import { quantityFlaw } from '../../lib/rules/quantity';
import { repositoryFlaw, repositoryFolderFlaw } from '../../lib/rules/repository';
import { scheduleFlaw } from '../../lib/rules/schedule-window';
import { serverAddressFlaw, serverUrlFlaw } from '../../lib/rules/server-address';
import { sizeFlaw } from '../../lib/rules/size';
import { timeZoneFlaw } from '../../lib/rules/time-zone';
import { locationFlaw, urlFlaw, urlPathFlaw } from '../../lib/rules/url';

const x = (length: number) => 'x'.repeat(length);

/** Each rule with values that the API server takes and values that it refuses. */
export const RULES: readonly [name: string, flawOf: FlawOf, right: readonly unknown[], wrong: readonly unknown[]][] = [
  ['AppArmor profile', appArmorNameFlaw, ['k8s-nginx', x(4095)], ['', ' a', 'a ', x(4096), 5]],
  ['capability', capabilityFlaw, ['CHOWN', 'ALL', 'CHECKPOINT_RESTORE'], ['CAP_CHOWN', 'chown', '', 'X', 5, null]],
  ['DNS label', dnsLabelFlaw, ['a', '1-a', x(63)], ['', '-a', 'a-', 'A', 'a.b', x(64), 5, undefined]],
  ['name of a Service', serviceNameFlaw, ['a1', x(63)], ['1a', 'a_b', x(64), null]],
  ['DNS subdomain', dnsSubdomainFlaw, ['a.b', '1.2', x(253)], ['a..b', '.a', 'A.b', x(254), {}]],
  ['path segment', pathSegmentFlaw, ['system:auth', 'A.b'], ['', '.', '..', 'a/b', 'a%b', 1]],
  ['host', hostFlaw, ['abc.com', '*.abc.com', 'localhost'], ['*', '1.2.3.4', 'a.com:80', 'A.com', `${x(64)}.com`, 7]],
  ['key of a label', labelKeyFlaw, ['a', 'A_b.c', 'example.com/a', x(63)], ['', '_a', 'a/b/c', 'Example.com/a', x(64)]],
  ['value of a label', labelValueFlaw, ['', 'a', 'A_b.c'], ['a b', '_a', x(64), true]],
  ['key of an annotation', annotationKeyFlaw, ['Example.com/A'], ['a b', '/a']],
  ['value of an annotation', annotationValueFlaw, ['', 'any text\n'], [3, true, null, {}]],
  ['data key', dataKeyFlaw, ['app.yaml', '..a'.slice(1), x(253)], ['', '.', '..', '..a', 'a b', x(254), 1]],
  ['env name', (name) => envNameFlaw(name, 27), ['A', 'a.b-c', '_A'], ['1A', 'MY VAR', '..A', '', 'A=B', 1]],
  ['env name from 1.32 on', (name) => envNameFlaw(name, 32), ['1A', 'MY VAR'], ['A=B', 'é', '..A', '.', '']],
  ['port', portFlaw, [1, 65535], [0, 65536, 1.5, '80', Number.NaN]],
  ['port of nodes', nodePortFlaw, [30000, 32767], [29999, 32768, 30000.5, '30080']],
  ['name of a port', portNameFlaw, ['http', 'a1-b', '1a'], ['', 'HTTP', '1', 'a--b', '-a', 'a-', x(16), 80]],
  ['number of pods', podCountFlaw, [0, 3, '0%', '05%', '100%'], [-1, 1.5, '101%', '3', '%', '1.5%', null]],
  ['surge of pods', (value) => podCountFlaw(value, 1000), ['200%'], ['1001%']],
  ['quantity', quantityFlaw, ['1Gi', '500m', 1, '1e3'], ['1GB', '', 'x', null]],
  [
    'name with a value in it',
    missingValueFlaw,
    ['user', 'nullable', 'NaNo', 'undefineds', '/dev/null', 'nan', 5, undefined],
    [
      'web:undefined',
      'https://null/',
      'user-NaN',
      '/v1/userundefined',
      '/vNaN',
      'a.[object Object].com',
      '/null/dev/null',
    ],
  ],
  [
    'setting with a value in it',
    missingSettingFlaw,
    ['{ "a": null }', 'x === undefined', '> /dev/null', 'none if null', 'a: undefined\n', 'undefined'.repeat(60), 5],
    ['null', '--tag=undefined', 'a [object Object]', 'user undefined', 'amqp://undefined:5672'],
  ],
  [
    'CIDR block',
    cidrFlaw,
    [
      '10.0.0.0/8',
      '10.1.2.3/32',
      '10.1.2.128/25',
      '0.0.0.0/0',
      '::/0',
      '2001:db8::/32',
      '2001:DB8:0:1::/64',
      '::1/128',
    ],
    [
      '10.0.0.0',
      '10.0.0.0/33',
      '10.0.0.0/08',
      'a/8',
      10,
      '10.1.2.3/8',
      '10.1.2.129/25',
      '1.2.3.4/0',
      '2001:db8::1/64',
      '::1/0',
    ],
  ],
  ['IP address', ipAddressFlaw, ['10.0.0.1', '::1'], ['010.0.0.1', '10.0.0.0/8', 'fe80::1%eth0', 'localhost', '', 7]],
  ['image', imageFlaw, ['nginx', 'a.b:5000/c/d:1'], ['', 'A', 'a b', 'a:b:c', undefined]],
  [
    'locked image',
    lockedImageFlaw,
    [`a:1@sha256:${'0'.repeat(64)}`, `a@sha256:${'0'.repeat(64)}`],
    ['', 'a', 'a:1', 'a:1@sha256:0', 'a:1@', `A:1@sha256:${'0'.repeat(64)}`, 1, undefined],
  ],
  [
    'pinned image',
    pinnedImageFlaw,
    ['nginx:1.29.3', 'a:latest@sha256:'.concat('0'.repeat(64))],
    ['nginx', 'a:latest', 5],
  ],
  ['path on a node', hostPathFlaw, ['/', '/a', '/a:b/..c'], ['', 'a', '/a/', '//a', '/a/../b', '/./a', '/a\n', null]],
  ['mount path', mountPathFlaw, ['/a', '/a/.b'], ['/', 'a', '/a/../b', '/a:b', '/a b', 3]],
  [
    'path in a volume',
    subPathFlaw,
    ['a', 'a/.b', 'a b', '...'],
    ['', '/a', 'a/', 'a//b', '..', 'a/../b', './a', 'a\n', 3],
  ],
  ['HTTP path', httpPathFlaw, ['/', '/healthz', '/a?b=c'], ['', 'healthz', '/a b', '/a\n', 1]],
  ['cron', cronFlaw, ['0 3 * * *', '@daily', '*/5 * * * mon-fri'], ['0 25 * * *', '@reboot', '* * * *', '', 5]],
  [
    'schedule that KEDA takes',
    scheduleFlaw,
    ['0 8 * * 1-5', '*/5 * * * mon-fri'],
    ['@daily', 'TZ=UTC 0 8 * * *', 'CRON_TZ=UTC 0 8 * * *', '0 25 * * *', '', 5],
  ],
  [
    'address of a server',
    serverAddressFlaw,
    ['redis.shop.svc:6379', '10.0.0.1:6379', '[::1]:6379'],
    ['redis:6379', 'redis.shop.svc', 'redis.shop.svc:70000', 'a b.c:1', 'redis://redis.shop.svc:6379', '', 5],
  ],
  [
    'URL of a server',
    serverUrlFlaw,
    ['http://prometheus.monitoring.svc:9090', 'https://metrics.example.com/path'],
    ['http://prometheus:9090', 'http://u:p@a.svc', 'http://a.svc/?q=1', 'http://a.svc/', 'a.svc', '', 5],
  ],
  ['amount', (value) => amountFlaw(value, 1, 5), [1, 2.5], [0.5, Number.NaN, Number.POSITIVE_INFINITY, '3', undefined]],
  ['one of a few words', (value) => choiceFlaw(value, ['a', 'b']), ['a', 'b'], ['c', 'A', '', 1, undefined]],
  ['time zone', timeZoneFlaw, ['Europe/Berlin', 'UTC'], ['europe/berlin', 'Mars/X', '', 1]],
  ['whole number', (value) => wholeNumberFlaw(value, 2, 4), [2, 4], [1, 5, 2.5, '3', Number.NaN]],
  ['seconds', secondsFlaw, [Duration.minutes(1)], [Duration.millis(10), Duration.seconds(0), 60, undefined]],
  ['size', sizeFlaw, [Size.kibibytes(1), Size.mebibytes(8)], [Size.kibibytes(0), '8Mi', 8, undefined]],
  ['name of a header', headerNameFlaw, ['x-release', 'x_y', "it's"], ['', 'a b', 'a:b', 'é', 7]],
  [
    'resource of a device plugin',
    extendedResourceFlaw,
    ['nvidia.com/gpu', 'a.b/c_D.e', 'kubernetes.io.example/a'],
    ['', 'gpu', 'kubernetes.io/gpu', 'a.kubernetes.io/gpu', 'requests.a.b/c', 'A.b/c', 'a/b/c', 7],
  ],
  [
    'path in a container',
    containerPathFlaw,
    ['/', '/srv/app', '/a/../b', '/a: b'],
    ['', 'srv', './srv', '/a\nb', '/a\0', 7],
  ],
  [
    'mode of a file',
    fileModeFlaw,
    [0, 0o400, 0o440, 0o644, 0o777],
    [-1, 0o1000, 400, 440, 444, 500, 644, 0.5, '0440', undefined],
  ],
  ['name of a header of a probe', probeHeaderNameFlaw, ['X-Probe', 'cookie', '7'], ['', 'x_y', 'a b', 'a:b', 'é', 7]],
  ['value of a header', headerValueFlaw, ['a', 'a  b', 'a\tb', '"a", b'], ['', ' a', 'a ', 'é', 'a\nb', 7]],
  ['name of a cookie', cookieNameFlaw, ['release', "it's"], ['', 'a b', 'a=b', 'a;b', undefined]],
  ['path of a URL', urlPathFlaw, ['/', "/a'b;c", '/a//b', '/%20'], ['', 'a', '//a', '/a?b', '/a#b', '/%2', '/a b', 7]],
  ['location', locationFlaw, ['/', '/a?b=/?c', '/a#b?', '/%20'], ['//a', 'a', '/a#b#c', '/a b', 'https://abc.com', 7]],
  [
    'URL',
    urlFlaw,
    ['https://a', 'http://a?b#c', 'http://[::1]:80'],
    ['abc.com', 'https:///a', 'http://a:65536', 'ftp://a', 7],
  ],
  [
    'URL of a repository',
    repositoryFlaw,
    [
      'https://github.com/acme/shop',
      'http://git.local:3000/shop.git',
      'ssh://git@a/b',
      'git@github.com:acme/shop.git',
      'http://a/b',
      'https://bot@a/b',
    ],
    [
      '',
      'shop',
      'https://github.com',
      'https://a:b@github.com/acme/shop',
      'https://github.com/acme shop',
      'ftp://a/b',
      7,
    ],
  ],
  [
    'folder of a repository',
    repositoryFolderFlaw,
    ['.', 'dist', 'a/b.c', 'a b'],
    ['', '/a', 'a/', 'a//b', '../a', 'a/..', 7],
  ],
];
