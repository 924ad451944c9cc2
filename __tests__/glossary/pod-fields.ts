import { byDefault, type FieldTable, own, patch, unneeded } from './answer';

const IMAGE = '"registry.example.com/shop/tool:1.0.0"';
const ofContainer = (options: string) =>
  `sidecars: [{ name: "proxy", image: ${IMAGE}, runtime: ImageRuntime.restricted(${options}) }]`;
const CLAIM = 'removed from Kubernetes or replaced by a CSI driver, whose claims `PodVolume.claim()` mounts';

/** The fields of pods and containers. One that is missing here is answered by the synonym of its name. */
export const POD_FIELDS: readonly FieldTable[] = [
  {
    type: 'core.v1.PodSpec',
    title: 'Pod: `spec`',
    rows: {
      activeDeadlineSeconds: patch('`deadline` of a Job is the field of the Job'),
      automountServiceAccountToken: 'identity: Identity.own({ apiToken: true })',
      containers: `image: ${IMAGE}`,
      ephemeralContainers: unneeded('`kubectl debug` adds such containers to a pod that runs'),
      'evictionResponders, hostnameOverride, hostUsers, os, readinessGates, resourceClaims, resources': patch(),
      'schedulingGates, schedulingGroup, setHostnameAsFQDN, workloadRef': patch(),
      hostAliases: 'hostAliases: { "10.0.0.7": ["legacy.example.com"] }',
      hostIPC: 'hostIpc: true',
      hostNetwork: 'hostNetwork: true',
      hostPID: 'hostPid: true',
      hostname: 'hostname: "broker"',
      initContainers: `initContainers: [{ name: "migrate", image: ${IMAGE} }]`,
      nodeName: unneeded('`nodeSelector` and `nodeAffinity` choose nodes, and the scheduler sets it'),
      nodeSelector: 'nodeSelector: { "kubernetes.io/arch": "arm64" }',
      overhead: unneeded('Kubernetes copies it from the RuntimeClass'),
      'preemptionPolicy, priority': unneeded('Kubernetes copies it from the PriorityClass'),
      priorityClassName: 'priorityClassName: "important"',
      restartPolicy: 'restartPolicy: JobRestartPolicy.ON_FAILURE',
      runtimeClassName: 'runtimeClassName: "gvisor"',
      schedulerName: 'schedulerName: "volcano"',
      serviceAccount: unneeded('the deprecated name of `serviceAccountName`'),
      shareProcessNamespace: 'shareProcessNamespace: true',
      subdomain: 'subdomain: "brokers"',
      tolerations: 'tolerations: [{ key: "spot", effect: TolerationEffect.NO_SCHEDULE }]',
      volumes: 'volumes: { "/data": PodVolume.claim("data") }',
    },
  },
  {
    type: 'core.v1.Container',
    title: 'Container: `spec.containers[]`',
    rows: {
      args: 'args: ["--quiet"]',
      command: 'command: ["/bin/app"]',
      env: 'env: { LOG_LEVEL: "info" }',
      envFrom: 'envFrom: [EnvSource.configMap("settings")]',
      image: `image: ${IMAGE}`,
      name: 'containerName: "main"',
      ports: 'ports: { admin: PodPort.podOnly(9001) }',
      'resizePolicy, restartPolicyRules, stdin, stdinOnce, terminationMessagePath': patch(),
      'terminationMessagePolicy, tty, volumeDevices': patch(),
      resources: 'resources: Resources.of({ cpu: { request: Cpu.millis(100) } })',
      restartPolicy: `sidecars: [{ name: "proxy", image: ${IMAGE} }]`,
      securityContext: 'runtime: ImageRuntime.restricted({ readOnlyRoot: false })',
      workingDir: 'workingDir: "/srv/app"',
    },
  },
  {
    type: 'core.v1.PodSecurityContext',
    title: 'Pod: `spec.securityContext`',
    rows: {
      runAsNonRoot: own('`true`, unless `runtime` is `ImageRuntime.unrestricted()` or one of a root user'),
      fsGroupChangePolicy: own('`OnRootMismatch`, next to `fsGroup`'),
      'seLinuxChangePolicy, seLinuxOptions, supplementalGroupsPolicy, windowsOptions': patch(),
      sysctls: 'runtime: ImageRuntime.nginx(), port: 80',
    },
  },
  {
    type: 'core.v1.SecurityContext',
    title: 'Container: `securityContext`',
    rows: {
      appArmorProfile: ofContainer('{ appArmor: SecurityProfile.localhost("k8s-nginx") }'),
      'procMount, seLinuxOptions, windowsOptions': patch(),
      readOnlyRootFilesystem: 'runtime: ImageRuntime.restricted({ readOnlyRoot: false })',
      runAsGroup: ofContainer('{ group: 1000 }'),
      runAsNonRoot: own('`true`, of the pod'),
      runAsUser: ofContainer('{ user: 1000 }'),
      seccompProfile: ofContainer('{ seccomp: SecurityProfile.localhost("profiles/app.json") }'),
    },
  },
  {
    type: 'core.v1.Probe',
    title: 'Container: `startupProbe`, `readinessProbe`, `livenessProbe`',
    rows: {
      exec: 'health: Health.command(["/bin/check"])',
      grpc: 'health: Health.grpc()',
      httpGet: 'health: Health.http("/ready")',
      successThreshold: 'health: Health.http("/ready", { readiness: { successes: 2 } })',
      tcpSocket: byDefault('health: Health.tcp()'),
      terminationGracePeriodSeconds: 'health: Health.http("/ready", { restartGracePeriod: Duration.seconds(10) })',
    },
  },
  {
    type: 'core.v1.HTTPGetAction',
    title: 'Probe: `httpGet`',
    rows: {
      host: unneeded('the kubelet asks the pod itself, and `headers` name a virtual host'),
      path: 'health: Health.http("/ready")',
      port: 'health: Health.http("/ready", { port: "admin" }), ports: { admin: PodPort.podOnly(9001) }',
      protocol: patch(),
      scheme: 'health: Health.http("/ready", { https: true })',
    },
  },
  {
    type: 'core.v1.Lifecycle',
    title: 'Container: `lifecycle`',
    rows: { postStart: 'postStart: LifecycleHook.command(["/bin/warm-up"])', stopSignal: patch() },
  },
  {
    type: 'core.v1.LifecycleHandler',
    title: 'Hooks: `postStart` and `preStop`',
    rows: {
      exec: 'postStart: LifecycleHook.command(["/bin/warm-up"])',
      httpGet: 'postStart: LifecycleHook.http("/warm-up")',
      sleep: 'postStart: LifecycleHook.sleep(Duration.seconds(2))',
      tcpSocket: unneeded('Kubernetes runs no such hook'),
    },
  },
  {
    type: 'core.v1.ContainerPort',
    title: 'Container: `ports[]`',
    rows: {
      containerPort: 'port: 3000',
      hostIP: patch(),
      hostPort: 'hostPorts: { admin: 9001 }, ports: { admin: PodPort.podOnly(9001) }',
      name: 'containerPortName: "web"',
      protocol: 'ports: { dns: PodPort.podOnly(9053, { protocol: PortProtocol.udp() }) }',
    },
  },
  {
    type: 'core.v1.EnvVar',
    title: 'Container: `env[]`',
    rows: {
      name: 'env: { LOG_LEVEL: "info" }',
      value: 'env: { LOG_LEVEL: "info" }',
      valueFrom: 'secrets: { DB_PASSWORD: SecretKey.of("database", "password") }',
    },
  },
  {
    type: 'core.v1.EnvVarSource',
    title: 'Container: `env[].valueFrom`',
    rows: {
      fileKeyRef: patch(),
      resourceFieldRef:
        'env: { MEMORY: PodVariable.resource("limits.memory") }, resources: Resources.of({ memory: { limit: Size.mebibytes(512) } })',
    },
  },
  {
    type: 'core.v1.EnvFromSource',
    title: 'Container: `envFrom[]`',
    rows: { prefix: 'envFrom: [EnvSource.secret("mail", { prefix: "MAIL_" })]' },
  },
  {
    type: 'core.v1.ResourceRequirements',
    title: 'Container: `resources`',
    rows: { claims: patch() },
  },
  {
    type: 'core.v1.VolumeMount',
    title: 'Container: `volumeMounts[]`',
    rows: {
      'bindMountOptions, mountPropagation, recursiveReadOnly, subPathExpr': patch(),
      mountPath: 'volumes: { "/data": PodVolume.claim("data") }',
      name: own('from the path'),
      readOnly: 'volumes: { "/data": PodVolume.claim("data").readOnly() }',
      subPath: 'volumes: { "/data": PodVolume.claim("data").subPath("web") }',
    },
  },
  {
    type: 'core.v1.Volume',
    title: 'Pod: `spec.volumes[]`',
    rows: {
      'awsElasticBlockStore, azureDisk, azureFile, cephfs, cinder, flexVolume, flocker': unneeded(CLAIM),
      'gcePersistentDisk, glusterfs, photonPersistentDisk, portworxVolume, quobyte, rbd': unneeded(CLAIM),
      'scaleIO, storageos, vsphereVolume': unneeded(CLAIM),
      configMap: 'volumes: { "/etc/ca": PodVolume.configMap("ca") }',
      'csi, fc, iscsi, nfs': patch(),
      downwardAPI: 'volumes: { "/etc/pod": PodVolume.downwardApi({ labels: PodVariable.field("metadata.labels") }) }',
      ephemeral: 'volumes: { "/data": PodVolume.ephemeral({ size: Size.gibibytes(1) }) }',
      gitRepo: unneeded('deprecated, as an init container clones into a volume that the container shares'),
      hostPath: 'volumes: { "/var/log": PodVolume.hostPath("/var/log") }, runtime: ImageRuntime.unrestricted()',
      image: 'volumes: { "/models": PodVolume.image("registry.example.com/models:1.0.0") }',
      name: own('from the path'),
      projected: 'volumes: { "/run/tokens": PodVolume.serviceAccountToken({ audience: "vault" }) }',
      secret: 'volumes: { "/etc/tls": PodVolume.secret("tls") }',
    },
  },
  {
    type: 'core.v1.Toleration',
    title: 'Pod: `spec.tolerations[]`',
    rows: {
      effect: 'tolerations: [{ key: "spot", effect: TolerationEffect.NO_SCHEDULE }]',
      key: 'tolerations: [{ key: "spot" }]',
      operator: own('`Exists` without a `value`'),
      tolerationSeconds:
        'tolerations: [{ key: "spot", effect: TolerationEffect.NO_EXECUTE, stay: Duration.minutes(2) }]',
      value: 'tolerations: [{ key: "spot", value: "yes" }]',
    },
  },
  {
    type: 'core.v1.Affinity',
    title: 'Pod: `spec.affinity`',
    rows: {
      nodeAffinity: 'nodeAffinity: NodeAffinity.required([LabelRequirement.exists("gpu")])',
      podAffinity: 'podAffinity: PodAffinity.preferred({ labels: { app: "cache" } })',
    },
  },
  {
    type: 'core.v1.PodAffinityTerm',
    title: 'Pod: terms of `podAffinity` and `podAntiAffinity`',
    rows: {
      labelSelector: 'podAffinity: PodAffinity.required({ labels: { app: "cache" } })',
      'matchLabelKeys, mismatchLabelKeys, namespaceSelector': patch(),
      namespaces: 'podAffinity: PodAffinity.required({ labels: { app: "cache" }, namespaces: ["store"] })',
      topologyKey:
        'podAffinity: PodAffinity.required({ labels: { app: "cache" }, topologyKey: "topology.kubernetes.io/zone" })',
    },
  },
  {
    type: 'core.v1.TopologySpreadConstraint',
    title: 'Pod: `spec.topologySpreadConstraints[]`',
    rows: {
      labelSelector: own('from the selector of the workload'),
      matchLabelKeys: 'spread: Spread.required({ matchLabelKeys: ["tier"] }), pods: { labels: { tier: "front" } }',
      maxSkew: 'spread: Spread.required({ maxSkew: 2 })',
      minDomains: 'spread: Spread.required({ minDomains: 2 })',
      nodeAffinityPolicy: patch(),
      nodeTaintsPolicy: own('`Honor`, next to `DoNotSchedule`'),
      topologyKey: 'spread: Spread.required({ topologyKey: "topology.kubernetes.io/zone" })',
      whenUnsatisfiable: 'spread: Spread.required()',
    },
  },
  {
    type: 'core.v1.PodDNSConfig',
    title: 'Pod: `spec.dnsConfig`',
    rows: {
      nameservers: 'dns: DnsConfig.servers(["10.0.0.53"])',
      options: 'dns: DnsConfig.cluster({ options: { ndots: "2" } })',
      searches: 'dns: DnsConfig.cluster({ searches: ["example.com"] })',
    },
  },
];
