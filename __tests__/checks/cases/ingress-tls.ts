import { type Case, raw } from '../case';
import { ingress, object, path, user } from '../objects';

const tls = (hosts: readonly unknown[], secretName?: string) => ingress([path('/')], { tls: [{ hosts, secretName }] });

export const wrong: readonly Case[] = [
  raw(
    'a certificate for a host that no rule has',
    [...user, tls(['abd.com'])],
    ['[shop/2] TLS host "abd.com" is in no rule: write "abc.com".'],
  ),
  raw(
    'a certificate for a wildcard of another domain',
    [...user, tls(['*.abd.com'])],
    ['[shop/2] TLS host "*.abd.com" is in no rule: write "abc.com".'],
  ),
  raw(
    'a Secret of the wrong type',
    [
      ...user,
      tls(['abc.com'], 'cert'),
      object('v1', 'Secret', { stringData: { 'tls.crt': 'x', 'tls.key': 'x' } }, 'cert'),
    ],
    ['[shop/2] Secret "cert" of tls has the type "Opaque": write kubernetes.io/tls, with tls.crt and tls.key.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'certificates for hosts that are served in other ways',
    [
      ...user,
      ingress([path('/')], { tls: [{ hosts: ['abc.com', 'www.abc.com'], secretName: 'made-by-cert-manager' }] }, 'a', {
        annotations: { 'cert-manager.io/cluster-issuer': 'x' },
      }),
      ingress(
        [],
        {
          rules: [{ host: 'a.abc.com', http: { paths: [path('/')] } }],
          tls: [{ hosts: ['*.abc.com'] }, { secretName: 'x' }],
        },
        'b',
      ),
      ingress([], { rules: [{ http: { paths: [path('/')] } }], tls: [{ hosts: ['any.com'] }] }, 'c'),
      ingress([path('/')], { ingressClassName: 'tailscale', tls: [{ hosts: ['shop'] }] }, 'd'),
    ],
    [],
  ),
];
