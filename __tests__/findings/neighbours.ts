import { checked, type Explanations, ingress, object, web } from './explanation';

const CERT_MANAGER = 'https://cert-manager.io/docs';
const ACME = `${CERT_MANAGER}/configuration/acme`;

const NGINX = "http01: { ingress: { ingressClassName: 'nginx' } }";
const CLOUDFLARE = "dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } }";

const certificate = (spec: string) =>
  object(
    'cert-manager.io/v1 Certificate abc',
    `spec: { secretName: 'abc-tls', issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' }, ${spec} }`,
  );
const issuer = (...solvers: readonly string[]) =>
  object(
    'cert-manager.io/v1 ClusterIssuer letsencrypt',
    `spec: {
    acme: {
      server: 'https://acme-v02.api.letsencrypt.org/directory',
      privateKeySecretRef: { name: 'letsencrypt-account' },
      solvers: [${solvers.map((solver) => `{ ${solver} }`).join(', ')}],
    },
  }`,
  );
const external = (spec: string, name = 'database', id = name) =>
  object(
    `external-secrets.io/v1 ExternalSecret ${name} ${id}`,
    `spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' }, ${spec} }`,
  );
const data = (...keys: readonly string[]) =>
  `data: [${keys.map((key) => `{ secretKey: '${key}', remoteRef: { key: 'shop/database', property: '${key}' } }`).join(', ')}]`;
const vault = (secretName: string) => `const vault = SecretStore.cluster('vault');
${web(`secrets: {
    DB_USER: SecretKey.external(vault, 'shop/users', 'username', { secretName: 'database' }),
    DB_PASSWORD: SecretKey.external(vault, 'shop/passwords', 'password', { secretName: '${secretName}' }),
  }`)}`;
const secretFile = (file: string) => `const shop = new Chart(app, 'shop-secrets', { namespace: 'shop' });
new SecretFile(shop, 'database', { file: '${file}' });`;
const issued = (kind: string) => `new Certificate(chart, 'abc', {
  dnsNames: ['abc.com'],
  issuer: CertificateIssuer.external('awspca.cert-manager.io', '${kind}', 'private-ca'),
});`;
const scaled = (
  spec: string,
) => `${web('scale: Scale.external()', 'resources: Resources.of({ cpu: { request: Cpu.millis(100) } })')}
${object(
  'keda.sh/v1alpha1 ScaledObject web scaled-object',
  `spec: { ${spec}scaleTargetRef: { name: 'web' }, triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }] }`,
)}`;

/** Codes of objects of other projects, and of the checks that look at them. */
export const NEIGHBOURS: Explanations = {
  certificate: {
    trap: 'An issuer of another project is found by its API group and kind. cert-manager waits for an issuer that does not exist, and the Secret is never written.',
    source: `${CERT_MANAGER}/configuration/issuers/`,
    before: issued('awspca'),
    after: issued('AWSPCAClusterIssuer'),
  },
  certificates: {
    trap: 'cert-manager renews a certificate `renewBefore` its end. The webhook refuses a Certificate that would be renewed before it is issued.',
    source: 'https://cert-manager.io/docs/usage/certificate/#reissuance-triggered-by-expiry-renewal',
    before: checked(certificate("dnsNames: ['abc.com'], duration: '2160h', renewBefore: '2160h'")),
    after: checked(certificate("dnsNames: ['abc.com'], duration: '2160h', renewBefore: '720h'")),
  },
  'certificate-hosts': {
    trap: 'Browsers refuse a certificate that is not for the host. cert-manager puts exactly the names in `dnsNames` into it.',
    source: `${CERT_MANAGER}/usage/certificate/`,
    before: [
      web(),
      certificate("dnsNames: ['abc.com']"),
      ingress('shop.abc.com', '/', { more: "tls: [{ hosts: ['shop.abc.com'], secretName: 'abc-tls' }]" }),
    ].join('\n'),
    after: [
      web(),
      certificate("dnsNames: ['abc.com', 'shop.abc.com']"),
      ingress('shop.abc.com', '/', { more: "tls: [{ hosts: ['shop.abc.com'], secretName: 'abc-tls' }]" }),
    ].join('\n'),
  },
  'wildcard-certificates': {
    trap: "Let's Encrypt issues wildcard certificates by DNS-01 only. With only an HTTP-01 solver, the certificate is never issued.",
    source: 'https://letsencrypt.org/docs/challenge-types/',
    before: checked(issuer(NGINX), certificate("dnsNames: ['abc.com', '*.abc.com']")),
    after: checked(issuer(CLOUDFLARE), certificate("dnsNames: ['abc.com', '*.abc.com']")),
  },
  'acme-solvers': {
    trap: 'A solver with a selector is used for the names that it selects. If no solver selects one of the names, the whole certificate is not issued.',
    source: `${ACME}/#adding-multiple-solver-types`,
    before: checked(
      issuer(`${NGINX}, selector: { dnsNames: ['abc.com'] }`),
      certificate("dnsNames: ['abc.com', 'www.abc.com']"),
    ),
    after: checked(
      issuer(`${NGINX}, selector: { dnsNames: ['abc.com', 'www.abc.com'] }`),
      certificate("dnsNames: ['abc.com', 'www.abc.com']"),
    ),
  },
  'external-secret': {
    trap: 'Portico writes one ExternalSecret for each path of the store. Two of them cannot own one Secret: external-secrets reports "secret is owned by another ExternalSecret".',
    source:
      'https://github.com/external-secrets/external-secrets/blob/main/pkg/controllers/externalsecret/externalsecret_controller.go',
    before: vault('database'),
    after: vault('database-password'),
  },
  'external-secrets': {
    trap: 'The webhook of external-secrets refuses an ExternalSecret without `data` and `dataFrom`, since it would fetch nothing.',
    source:
      'https://github.com/external-secrets/external-secrets/blob/main/apis/externalsecrets/v1/externalsecret_validator.go',
    before: checked(external('data: []')),
    after: checked(external(data('password'))),
  },
  'secret-makers': {
    trap: 'A Secret has one owner. external-secrets reports "secret is owned by another ExternalSecret" for the second one, and never fetches its keys.',
    source:
      'https://github.com/external-secrets/external-secrets/blob/main/pkg/controllers/externalsecret/externalsecret_controller.go',
    before: checked(external(data('password')), external(`target: { name: 'database' }, ${data('user')}`, 'users')),
    after: checked(external(data('password', 'user'))),
  },
  'secret-file': {
    trap: 'A Secret in plain text is base64, which anybody who can read the repository can decode. kubeseal and SOPS encrypt it.',
    source: 'https://github.com/bitnami-labs/sealed-secrets#overview',
    before: secretFile('secrets/database.yaml'),
    after: secretFile('docs/neighbours/database.yaml'),
  },
  'scaled-objects': {
    trap: 'Without pods there is no CPU to measure. `minReplicaCount` is 0 by default, and KEDA starts the first pod only by a trigger other than `cpu` and `memory`.',
    source: 'https://keda.sh/docs/latest/scalers/cpu/',
    before: scaled(''),
    after: scaled('minReplicaCount: 2, '),
  },
};
