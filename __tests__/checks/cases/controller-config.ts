import { IngressNginxController } from '../../../lib';
import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';
import { installation } from './proxy-protocol';

/** A controller with these options, next to objects of the namespace `edge`. */
const controller = (options: Raw, ...others: readonly Raw[]) => [
  ...installation(options, {}),
  ...others.map((other) => ({ ...other, metadata: { ...other.metadata, namespace: 'edge' } })),
];
const headers = (data: Raw, name = 'headers') => object('v1', 'ConfigMap', { data }, name);
const secret = (data: Raw, name = 'dh') => object('v1', 'Secret', { stringData: data }, name);

const EXTERNAL = (kind: string, name: string) => `PorticoChecks.of(app).external("${kind}", "${name}")`;
const LEFT_OUT = 'which is not in the app, so that the option has no effect';

export const wrong: readonly Case[] = [
  raw(
    'values of a ConfigMap of somebody else',
    controller({ 'proxy-read-timeout': '60s', 'log-format-upstream': '$statuss', 'unknown-option': 'x' }),
    [],
    [
      '[shop/2] config option "log-format-upstream" has the value "$statuss", whose variable "$statuss" nginx does not know: write "$status".',
      '[shop/2] config option "proxy-read-timeout" has the value "60s", which the controller ignores: write a whole number of seconds without a unit, for example "60".',
    ],
  ),
  raw(
    'headers that are not there, next to some of nearly the name, and where there are none',
    controller({ 'add-headers': 'edge/header', 'proxy-set-headers': 'edge/to-backends' }, headers({ 'X-A': 'b' })),
    [],
    [
      `[shop/2] config option "add-headers" names ConfigMap "edge/header", ${LEFT_OUT}: write "edge/headers" if that is meant, or write ${EXTERNAL('ConfigMap', 'header')}.`,
      `[shop/2] config option "proxy-set-headers" names ConfigMap "edge/to-backends", ${LEFT_OUT}: make it, or write ${EXTERNAL('ConfigMap', 'to-backends')}.`,
    ],
  ),
  raw(
    'a header with an unknown variable',
    controller({ 'proxy-set-headers': 'edge/headers' }, headers({ 'X-Tenant': '$tennant', 'X-Host': '$host' })),
    [
      '[shop/3] header "X-Tenant" has the value "$tennant", whose variable "$tennant" nginx does not know, so that it cannot load its configuration: write a variable of nginx or of the controller, for example "$host".',
    ],
  ),
  raw(
    'a Secret without the key that is read',
    controller({ 'ssl-dh-param': 'edge/dh' }, secret({ 'dh.pem': 'x' })),
    [],
    [
      '[shop/2] config option "ssl-dh-param" refers to the key "dhparam.pem" of Secret "dh", which has "dh.pem": write it there.',
    ],
  ),
  {
    title: 'headers that a controller of ours names, and nobody makes',
    build: (chart) =>
      void new IngressNginxController(chart, 'nginx', {
        config: { options: { 'add-headers': 'ingress-nginx/headers' } },
      }),
    problems: [],
    warnings: [
      `[shop/nginx/config] config option "add-headers" names ConfigMap "ingress-nginx/headers", ${LEFT_OUT}: make it, or write ${EXTERNAL('ConfigMap', 'headers')}.`,
    ],
  },
];

export const right: readonly Case[] = [
  raw(
    'headers that are there, with variables of a snippet',
    controller(
      { 'add-headers': 'edge/headers', 'http-snippet': 'map $host $tenant { default shop; }' },
      headers({ 'X-Tenant': '$tenant' }),
    ),
    [],
  ),
  raw('objects of a namespace that the app has nothing in', controller({ 'add-headers': 'platform/headers' }), []),
  raw('a Secret that is made elsewhere', controller({ 'ssl-dh-param': 'edge/dh' }, headers({})), []),
];
