import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { ImageRuntime, WebService } from '../../../lib';
import { type Case, madeFor, raw } from '../case';
import { deployment, object, type Raw } from '../objects';

const image = 'registry.example.com/web:1.0.0';
const P = 'pod-security.kubernetes.io';

const namespace = (labels: Raw): Raw => object('v1', 'Namespace', { metadata: { labels } }, 'shop');

const SAFE = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

/** A Deployment in the namespace, of one container that is safe but for some fields. */
const pods = (securityContext: Raw, pod: Raw = {}, fields: Raw = {}): Raw => {
  const container = { name: 'web', image, securityContext: { ...SAFE, ...securityContext }, ...fields };
  const made = deployment({}, { containers: [container], ...pod });
  return { ...made, metadata: { ...made.metadata, namespace: 'shop' } };
};

const refused = (title: string, securityContext: Raw, unmet: string, pod?: Raw, fields?: Raw, lower = 'privileged') =>
  raw(
    title,
    [namespace({ [`${P}/enforce`]: 'restricted' }), pods(securityContext, pod, fields)],
    [
      `[shop/1] pods do not meet Pod Security "restricted", which namespace "shop" enforces: ${unmet}; or set the label ${P}/enforce of the namespace to "${lower}".`,
    ],
  );

const web = 'container "web" must not have';
const context = `${web} securityContext`;
const volumes = (source: Raw) => ({ volumes: [{ name: 'v', ...source }] });
const mounted = { volumeMounts: [{ name: 'v', mountPath: '/v' }] };

export const wrong: readonly Case[] = [
  raw(
    'a network of the host where baseline is enforced',
    [namespace({ [`${P}/enforce`]: 'baseline' }), pods({}, { hostNetwork: true })],
    [
      `[shop/1] pods do not meet Pod Security "baseline", which namespace "shop" enforces: the pod must not have hostNetwork true; or set the label ${P}/enforce of the namespace to "privileged".`,
    ],
  ),
  refused('host namespaces', {}, 'the pod must not have hostPID true, the pod must not have hostIPC true', {
    hostPID: true,
    hostIPC: true,
  }),
  refused(
    'a folder of the host',
    {},
    'volume "v" must not have hostPath "/var/log"',
    volumes({ hostPath: { path: '/var/log' } }),
    mounted,
  ),
  refused(
    'a privileged container',
    { privileged: true, allowPrivilegeEscalation: true },
    `${context}.privileged true, container "web" must have securityContext.allowPrivilegeEscalation false`,
  ),
  refused('another /proc', { procMount: 'Unmasked' }, `${context}.procMount "Unmasked"`),
  refused(
    'capabilities',
    { capabilities: { drop: ['ALL'], add: ['SYS_ADMIN', 'CHOWN'] } },
    'container "web" must not add "SYS_ADMIN" in securityContext.capabilities, container "web" must not add "CHOWN" in securityContext.capabilities',
  ),
  refused(
    'a port of the host',
    {},
    `${web} hostPort 80`,
    {},
    { ports: [{ name: 'http', containerPort: 8080, hostPort: 80 }] },
  ),
  refused(
    'a probe of another host',
    {},
    `${web} livenessProbe.tcpSocket.host "10.0.0.1"`,
    {},
    { livenessProbe: { tcpSocket: { port: 80, host: '10.0.0.1' } } },
  ),
  refused('a sysctl', {}, 'the pod must not have sysctl "kernel.msgmax"', {
    securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] },
  }),
  refused(
    'profiles that are off',
    { seccompProfile: { type: 'Unconfined' }, appArmorProfile: { type: 'Unconfined' } },
    `${context}.seccompProfile "Unconfined", ${context}.appArmorProfile "Unconfined"`,
  ),
  refused('a type of SELinux', { seLinuxOptions: { type: 'spc_t' } }, `${context}.seLinuxOptions.type "spc_t"`),
  refused(
    'a process of the host on Windows',
    { windowsOptions: { hostProcess: true } },
    `${context}.windowsOptions.hostProcess true`,
  ),
  refused(
    'root',
    { runAsUser: 0, runAsNonRoot: false },
    `${context}.runAsUser 0, ${context}.runAsNonRoot false`,
    {},
    {},
    'baseline',
  ),
  refused(
    'a volume of another kind',
    {},
    'volume "v" must not be of the type nfs',
    volumes({ nfs: { server: 'nfs.example.com', path: '/' } }),
    mounted,
    'baseline',
  ),
  raw(
    'a plain container',
    [
      namespace({ [`${P}/enforce`]: 'privileged', [`${P}/warn`]: 'restricted', [`${P}/audit`]: 'restricted' }),
      pods(Object.fromEntries(Object.keys(SAFE).map((field) => [field, undefined]))),
    ],
    [],
    [
      `[shop/1] pods do not meet Pod Security "restricted", of which namespace "shop" warns: container "web" must have securityContext.runAsNonRoot true, container "web" must have securityContext.allowPrivilegeEscalation false, container "web" must drop "ALL" in securityContext.capabilities, container "web" must have securityContext.seccompProfile "RuntimeDefault" or "Localhost"; or set the label ${P}/warn of the namespace to "baseline".`,
    ],
  ),
  raw(
    'an audit',
    [namespace({ [`${P}/audit`]: 'restricted' }), pods({ runAsUser: 0 })],
    [],
    [
      `[shop/1] pods do not meet Pod Security "restricted", which namespace "shop" audits: ${context}.runAsUser 0; or set the label ${P}/audit of the namespace to "baseline".`,
    ],
  ),
  raw(
    'labels that the API server refuses, and one that it does not read',
    [namespace({ [`${P}/enforce`]: 'Restricted', [`${P}/warn-version`]: '1.30', [`${P}/enforced`]: 'restricted' })],
    [
      `[shop/0] label ${P}/enforce "Restricted" is unknown: write privileged, baseline or restricted.`,
      `[shop/0] label ${P}/warn-version "1.30" is not a version: write "latest" or, for example, "v1.32".`,
    ],
    [`[shop/0] label "${P}/enforced" is not one that Pod Security reads: write ${P}/enforce.`],
  ),
  raw(
    'a sysctl that came later than the version of the rules',
    [
      namespace({ [`${P}/enforce`]: 'baseline', [`${P}/enforce-version`]: 'v1.28' }),
      pods({}, { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_fin_timeout', value: '1' }] } }),
    ],
    [
      `[shop/1] pods do not meet Pod Security "baseline", which namespace "shop" enforces: the pod must not have sysctl "net.ipv4.tcp_fin_timeout"; or set the label ${P}/enforce of the namespace to "privileged".`,
    ],
  ),
  {
    title: 'a service that needs more than its namespace takes',
    build(chart, app) {
      new ApiObject(chart, 'namespace', namespace({ [`${P}/enforce`]: 'restricted' }) as never);
      const own = new Chart(app, 'own', { namespace: 'shop' });
      own.addDependency(chart);
      new WebService(own, 'web', { image, runtime: ImageRuntime.unrestricted() });
    },
    problems: [
      `[own/web/deployment] pods do not meet Pod Security "restricted", which namespace "shop" enforces: container "web" must have securityContext.runAsNonRoot true, container "web" must have securityContext.allowPrivilegeEscalation false, container "web" must drop "ALL" in securityContext.capabilities, container "web" must have securityContext.seccompProfile "RuntimeDefault" or "Localhost"; or set the label ${P}/enforce of the namespace to "baseline".`,
    ],
  },
  {
    title: 'a patch that takes pods below the level of their options',
    build(chart) {
      const { deployment: made } = new WebService(chart, 'web', { image });
      made.addJsonPatch(JsonPatch.add('/spec/template/spec/hostPID', true));
    },
    problems: [],
    warnings: [
      '[shop/web/deployment] a patch takes the pods from Pod Security "restricted" to "privileged": the pod must not have hostPID true; or accept it by PorticoChecks.of(this).accept("pod-security", "…").',
    ],
  },
];

export const right: readonly Case[] = [
  raw('pods that reach the level', [namespace({ [`${P}/enforce`]: 'restricted' }), pods({})], []),
  raw(
    'pods that reach a lower level',
    [
      namespace({ [`${P}/enforce`]: 'baseline', [`${P}/enforce-version`]: 'v1.50', [`${P}/audit-version`]: 'latest' }),
      pods({ runAsUser: 0 }),
    ],
    [],
  ),
  madeFor(
    '1.35..1.37',
    raw(
      'root in a user namespace of its own',
      [
        namespace({ [`${P}/enforce`]: 'restricted' }),
        pods({ runAsUser: 0, runAsNonRoot: undefined }, { hostUsers: false }),
      ],
      [],
    ),
  ),
  raw(
    'pods of another namespace',
    [namespace({ [`${P}/enforce`]: 'restricted' }), deployment({}, { hostPID: true })],
    [],
  ),
  {
    title: 'what the options of a service say',
    build: (chart) => void new WebService(chart, 'web', { image, runtime: ImageRuntime.unrestricted() }),
    problems: [],
  },
];
