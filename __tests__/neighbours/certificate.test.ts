import { type Chart, Duration } from 'cdk8s';
import {
  Backend,
  Certificate,
  CertificateIssuer,
  CertificateKey,
  type CertificateProps,
  IngressRouter,
  PodVolume,
  RoutingTarget,
  SecretKey,
  Tls,
  WebService,
} from '../../lib';
import { only, problemsOf, synthesize } from '../support/app';

// Routers with TLS have warnings that these tests are not about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';
const dnsNames = ['abc.com', 'shop.abc.com'];
const issuer = CertificateIssuer.cluster('letsencrypt');

const certificate = (chart: Chart, props: Partial<CertificateProps> = {}) =>
  new Certificate(chart, 'abc', { dnsNames, issuer, ...props });

const spec = (props: Partial<CertificateProps> = {}) =>
  only(
    synthesize((chart) => certificate(chart, props)),
    'Certificate',
  ).spec;

const flaws = (props: object) =>
  problemsOf((chart) => certificate(chart, props)).map((message) => message.replace(/^\[\S+\] /, ''));

test('a certificate has its hosts, its issuer and the Secret that keeps it', () => {
  const objects = synthesize((chart) => certificate(chart, { labels: { team: 'shop' }, annotations: { note: 'x' } }));
  expect(objects).toEqual([
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: {
        name: 'abc',
        labels: {
          'app.kubernetes.io/name': 'abc',
          'app.kubernetes.io/instance': 'abc',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-portico',
          team: 'shop',
        },
        annotations: { note: 'x' },
      },
      spec: { secretName: 'abc-tls', dnsNames, issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' } },
    },
  ]);
});

test('times, key and issuer are written where they differ from the defaults', () => {
  const times = { duration: Duration.days(30), renewBefore: Duration.minutes(2880) };
  expect(spec({ ...times, secretName: 'wild', rotateKey: true, privateKey: CertificateKey.ecdsa(384) })).toEqual({
    secretName: 'wild',
    dnsNames,
    issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
    duration: '720h',
    renewBefore: '48h',
    privateKey: { algorithm: 'ECDSA', size: 384, rotationPolicy: 'Always' },
  });
  const keys = [CertificateKey.rsa(), CertificateKey.rsa(4096), CertificateKey.ecdsa(), CertificateKey.ed25519()];
  expect(keys.map((privateKey) => spec({ privateKey }).privateKey)).toEqual([
    undefined,
    { size: 4096 },
    { algorithm: 'ECDSA' },
    { algorithm: 'Ed25519' },
  ]);
  const issuers = [
    CertificateIssuer.of('ca'),
    CertificateIssuer.external('awspca.cert-manager.io', 'AWSPCAIssuer', 'a'),
  ];
  expect(issuers.map((each) => spec({ issuer: each }).issuerRef)).toEqual([
    { name: 'ca' },
    { name: 'a', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' },
  ]);
});

describe('a router takes it', () => {
  const route = (chart: Chart, host: string, tls: (chart: Chart) => Tls, target = RoutingTarget.ingressNginx()) =>
    new IngressRouter(chart, 'router', { host, target, tls: tls(chart), defaultBackend: Backend.external('web', 80) });

  test('for its hosts, although the certificate has others as well', () => {
    const objects = synthesize((chart) => route(chart, 'shop.abc.com', (scope) => Tls.certificate(certificate(scope))));
    const { metadata, spec: written } = only(objects, 'Ingress');
    expect(written.tls).toEqual([{ hosts: ['shop.abc.com'], secretName: 'abc-tls' }]);
    expect(Object.keys(metadata.annotations ?? {}).filter((key) => key.startsWith('cert-manager'))).toEqual([]);
  });

  test('at a Gateway', () => {
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', create: { gatewayClassName: 'envoy' } });
    const build = (chart: Chart) =>
      route(chart, 'shop.abc.com', (scope) => Tls.certificate(certificate(scope)), target);
    const { listeners } = only(synthesize(build), 'Gateway').spec;
    expect(listeners.flatMap(({ tls }: { tls?: { certificateRefs: unknown } }) => tls?.certificateRefs ?? [])).toEqual([
      { name: 'abc-tls' },
    ]);
  });

  test('for the hosts of a wildcard, next to another certificate', () => {
    const tls = (scope: Chart) =>
      Tls.several([
        Tls.certificate(
          certificate(scope, { dnsNames: ['*.abc.com'], issuer: CertificateIssuer.external('a.io', 'Issuer', 'a') }),
        ),
        Tls.secret('def-tls', { hosts: ['def.com'] }),
      ]);
    const objects = synthesize((chart) =>
      route(chart, 'shop.abc.com', tls).prefix('/a', Backend.external('a', 80), { host: 'def.com' } as never),
    );
    expect(only(objects, 'Ingress').spec.tls).toContainEqual({ hosts: ['shop.abc.com'], secretName: 'abc-tls' });
  });

  test('and says which host it lacks', () => {
    expect(problemsOf((chart) => route(chart, 'def.com', (scope) => Tls.certificate(certificate(scope))))).toEqual([
      '[shop/router] tls has no certificate for "def.com": add the host to a certificate, or a certificate for it.',
    ]);
  });
});

test('a router takes nothing else for it', () => {
  const build = (tls: unknown) => (chart: Chart) =>
    new IngressRouter(chart, 'router', {
      host: 'abc.com',
      tls: Tls.certificate(tls as never),
      defaultBackend: Backend.external('web', 80),
    });
  expect(problemsOf(build('abc-tls'))).toEqual([
    '[shop/router] Tls.certificate() takes a certificate of the app, not "abc-tls": write Tls.certificate(new Certificate(chart, "abc-com", { … })).',
  ]);
});

test('pods take its keys, and no others', () => {
  const build = (key: string) => (chart: Chart) => {
    const { secretName } = certificate(chart);
    const volumes = { '/etc/tls': PodVolume.secretKeys({ 'server.crt': SecretKey.of(secretName, key) }) };
    new WebService(chart, 'user', { image, volumes });
  };
  expect(problemsOf(build('tls.crt'))).toEqual([]);
  expect(problemsOf(build('cert.pem'))).toEqual([
    '[shop/user/deployment] volume "etc-tls" refers to the key "cert.pem" of Secret "abc-tls", which Certificate "abc" makes with "ca.crt", "tls.crt", "tls.key": write one of those.',
  ]);
});

test('wrong values are problems, all together', () => {
  expect(
    flaws({
      name: 'My certificate',
      secretName: 'abc tls',
      dnsNames: ['https://abc.com'],
      issuer: CertificateIssuer.external('a b', 'issuer', 'Ca'),
      duration: Duration.millis(5),
      privateKey: 2048,
      rotateKey: 'yes',
      labels: [],
    }),
  ).toEqual([
    'name "My certificate" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-certificate".',
    'secretName "abc tls" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "abc-tls".',
    'dnsName "https://abc.com" is not a DNS name: write it without scheme, port and path, for example "abc.com".',
    'issuer name "Ca" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "ca".',
    'issuer group "a b" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a-b".',
    'issuer kind "issuer" is not a kind: write, for example, "AWSPCAClusterIssuer".',
    'duration 5 millis is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).',
    'privateKey 2048 has the wrong type; expected a key such as CertificateKey.ecdsa().',
    'rotateKey "yes" has the wrong type; expected true or false.',
    'labels [] has the wrong type; expected an object such as { team: "checkout" }.',
  ]);
  expect(flaws({ dnsNames: [], issuer: 'letsencrypt' })).toEqual([
    'dnsNames [] has the wrong type; expected a list of strings such as ["abc.com"].',
    'issuer "letsencrypt" has the wrong type; expected an issuer such as CertificateIssuer.cluster("letsencrypt").',
  ]);
});

test('times and keys that cert-manager refuses are problems', () => {
  expect(
    flaws({ duration: Duration.hours(2), renewBefore: Duration.hours(2), privateKey: CertificateKey.rsa(1024) }),
  ).toEqual([
    'renewBefore "2h" is not shorter than duration "2h": write a shorter time.',
    'privateKey of RSA has 1024 bits: write from 2048 to 8192.',
  ]);
});
