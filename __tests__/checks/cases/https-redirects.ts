import { Backend, Exposure, IngressNginxController, IngressRouter } from '../../../lib';
import { type Case, raw } from '../case';
import { nginxIngress, path, type Raw, user } from '../objects';
import { installation } from './proxy-protocol';

const loop = (config: string) =>
  `requests for "abc.com" are redirected to HTTPS in an endless loop behind a load balancer that terminates TLS, since ConfigMap "${config}" has no use-forwarded-headers: set it, or write a certificate in spec.tls.`;

const forced = (spec: Raw = {}, annotations: Raw = { 'force-ssl-redirect': 'true' }) =>
  nginxIngress('web', annotations, [path('/')], 'abc.com', spec);
const behind = (data: Raw, args?: readonly string[]) => installation(data, {}, { type: 'ClusterIP' }, args);

/** A router that does not name the controller of its app. */
const routed = (title: string, problems: readonly string[]): Case => ({
  title,
  build: (chart) => {
    new IngressNginxController(chart, 'nginx', { exposure: Exposure.clusterIp() });
    const defaultBackend = Backend.external('web', 80);
    new IngressRouter(chart, 'router', { host: 'abc.com', httpsRedirect: true, defaultBackend });
  },
  problems,
  warnings: [
    '[shop/router] the redirect to HTTPS leads to port 443, where a controller behind a node port does not listen.',
    '[shop/router] httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, unless the ConfigMap of the controller has use-forwarded-headers "true".',
  ],
});

export const wrong: readonly Case[] = [
  raw('a redirect of a raw Ingress', [...behind({}), forced()], [], [`[shop/3] ${loop('settings')}`]),
  raw(
    'the ConfigMap redirects every host',
    [...behind({ 'force-ssl-redirect': 'true' }), forced({}, { 'proxy-body-size': '8m' })],
    [],
    [`[shop/3] ${loop('settings')}`],
  ),
  routed('a redirect of a router that does not name the controller', [
    `[shop/router/ingress-router] ${loop('ingress-nginx-controller')}`,
  ]),
];

export const right: readonly Case[] = [
  raw('a controller that reads X-Forwarded-Proto', [...behind({ 'use-forwarded-headers': 'true' }), forced()], []),
  raw('a host with a certificate', [...behind({}), forced({ tls: [{ hosts: ['abc.com'], secretName: 'abc' }] })], []),
  raw('no redirect', [...behind({ 'force-ssl-redirect': 'true' }), forced({}, { 'force-ssl-redirect': 'false' })], []),
  raw(
    'a controller with a certificate for every host',
    [
      ...behind({}, [
        '/nginx-ingress-controller',
        '--configmap=$(POD_NAMESPACE)/settings',
        '--default-ssl-certificate=shop/abc',
      ]),
      forced(),
    ],
    [],
  ),
  raw('a controller that is not in the app', [...user, forced()], []),
];
