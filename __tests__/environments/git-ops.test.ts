import { ApiObject, App, Chart, Duration, Testing } from 'cdk8s';
import { parse } from 'yaml';
import {
  CanaryRelease,
  Environment,
  type EnvironmentProps,
  GitOps,
  type GitOpsArgoCdOptions,
  IngressRouter,
  type IRoutingTarget,
  Job,
  JobHook,
  Namespace,
  PorticoChecks,
  Rollout,
  RolloutStep,
  RoutingTarget,
  Settings,
  WebService,
} from '../../lib';
import { printedBy, problemsOf, writtenBy } from './support';

const image = 'registry.example.com/shop/web:1.4.0';
const repository = 'https://github.com/acme/shop';

/** An environment with a database and a shop that depends on it. */
function addShop(app: App, name: string, props: EnvironmentProps = {}): Environment {
  const environment = new Environment(app, name, props);
  const [shop, db] = ['shop', 'db'].map((id) => new Chart(environment, id, { namespace: environment.namespace }));
  if (shop !== undefined) new WebService(shop, 'web', { image });
  if (db !== undefined) new WebService(db, 'db', { image });
  if (db !== undefined) shop?.addDependency(db);
  return environment;
}

const configMap = (chart: Chart, name: string, annotations?: { [key: string]: string }) =>
  new ApiObject(chart, name, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, annotations },
    data: {},
  } as never);

const run = (environment: Environment, props: { ttl?: Duration; hook?: JobHook } = {}) =>
  new Job(new Chart(environment, 'jobs'), 'migrate', { image, command: ['/bin/migrate'], ...props });

/** The annotations of every object of a folder, by kind and name. */
function annotationsIn(files: ReturnType<typeof writtenBy>, folder: string) {
  const objects = Object.entries(files)
    .filter(([file]) => file.startsWith(`${folder}/`))
    .flatMap(([, text]) => text.split(/^---\n/m).map((each) => parse(each)));
  return Object.fromEntries(
    objects
      .filter(({ metadata }) => metadata.annotations !== undefined)
      .map(({ kind, metadata: { name, annotations } }) => [`${kind} ${name}`, annotations]),
  );
}

/** Every object that is made follows the definitions of its tool. */
const checked = (app: App) => {
  for (const tool of ['argo-cd', 'flux']) PorticoChecks.of(app).knowsCrds(`crds/${tool}.yaml`);
};

describe('Argo CD', () => {
  const applicationWith = (options: Partial<GitOpsArgoCdOptions>, props?: EnvironmentProps) => {
    const files = writtenBy((app) => {
      checked(app);
      const environment = addShop(app, 'prod', props);
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment, repository, ...options });
    });
    return parse(files['argo-cd.k8s.yaml'] ?? '');
  };

  test('applies the folder of an environment as soon as it is committed, and deletes nothing', () => {
    expect(applicationWith({}, { namespace: 'shop' })).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'shop-prod',
        namespace: 'argocd',
        annotations: { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
      },
      spec: {
        project: 'default',
        source: { repoURL: repository, path: 'dist/prod' },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
        syncPolicy: { automated: {} },
      },
    });
  });

  test('deletes, and undoes what others change, where it is asked to', () => {
    expect(applicationWith({ prune: true, selfHeal: true }).spec.syncPolicy).toEqual({
      automated: { prune: true, selfHeal: true },
      syncOptions: ['PruneLast=true'],
    });
  });

  test('waits for somebody where it is asked to', () => {
    expect(applicationWith({ automated: false }).spec.syncPolicy).toBeUndefined();
  });

  test('takes any repository, revision, folder, cluster and project', () => {
    const source = { repository: 'git@github.com:acme/deploy.git', revision: 'release', folder: '.' };
    expect(applicationWith({ ...source, server: 'https://eu-1.example.com:6443', project: 'shop' }).spec).toEqual({
      project: 'shop',
      source: { repoURL: 'git@github.com:acme/deploy.git', targetRevision: 'release', path: 'prod' },
      destination: { server: 'https://eu-1.example.com:6443' },
      syncPolicy: { automated: {} },
    });
  });

  test('looks for its objects in the namespace of their chart', () => {
    const files = writtenBy((app) => {
      const environment = addShop(app, 'prod');
      const chart = new Chart(app, 'argo-cd', { namespace: 'tools' });
      const { apiObject } = GitOps.argoCd(chart, 'shop-prod', { environment, repository });
      expect(apiObject.name).toBe('shop-prod');
    });
    expect(parse(files['argo-cd.k8s.yaml'] ?? '').metadata.namespace).toBe('tools');
  });

  test('applies a chart after those that it depends on, in waves', () => {
    const files = writtenBy((app) => {
      const environment = addShop(app, 'prod');
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment, repository });
      const late = new Chart(environment, 'late');
      configMap(late, 'late');
      configMap(late, 'own-wave', { 'argocd.argoproj.io/sync-wave': '-1' });
      run(environment, { hook: JobHook.beforeRelease() });
      for (const id of ['late', 'jobs']) {
        (environment.node.findChild(id) as Chart).addDependency(environment.node.findChild('shop'));
      }
    });
    const waves = Object.entries(annotationsIn(files, 'prod')).map(([object, each]) => [
      object,
      each['argocd.argoproj.io/sync-wave'],
    ]);
    expect(Object.fromEntries(waves)).toEqual({
      'Deployment web': '1',
      'PodDisruptionBudget web': '1',
      'Service web': '1',
      'ServiceAccount web': '1',
      'ConfigMap late': '2',
      'ConfigMap own-wave': '-1',
      'Job migrate-1-4-0': undefined,
      'ServiceAccount migrate': undefined,
    });
  });

  test('applies a Namespace first by itself, and never deletes what holds data', () => {
    const files = writtenBy((app) => {
      const environment = new Environment(app, 'prod');
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment, repository, prune: true });
      configMap(new Chart(environment, 'shop', { namespace: 'shop' }), 'shop');
      new Namespace(new Chart(environment, 'namespaces'), 'shop');
      addClaim(environment);
    });
    const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
    expect(annotationsIn(files, 'prod')).toEqual({ 'Namespace shop': kept, 'PersistentVolumeClaim data': kept });
  });

  test('writes the waves of an environment that is written alone', () => {
    const build = (app: App) => {
      const environment = addShop(app, 'prod');
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment, repository });
    };
    const { 'argo-cd.k8s.yaml': _application, ...expected } = writtenBy(build);
    process.env.PORTICO_ENV = 'prod';
    try {
      expect(writtenBy(build)).toEqual(expected);
      expect(Object.values(expected).join('')).toContain('argocd.argoproj.io/sync-wave: "1"');
    } finally {
      delete process.env.PORTICO_ENV;
    }
  });
});

function addClaim(environment: Environment): void {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const metadata = { name: 'data' };
  new ApiObject(new Chart(environment, 'data', { namespace: 'shop' }), 'data', {
    ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec },
  } as never);
}

describe('Flux', () => {
  test('applies the folder of an environment, and deletes nothing', () => {
    const files = writtenBy((app) => {
      checked(app);
      const environment = new Environment(app, 'prod', { namespace: 'shop' });
      configMap(new Chart(environment, 'shop', { namespace: 'shop' }), 'shop');
      GitOps.flux(new Chart(app, 'flux'), 'shop-prod', { environment });
    });
    expect(parse(files['flux.k8s.yaml'] ?? '')).toEqual({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'shop-prod', namespace: 'flux-system' },
      spec: {
        interval: '10m',
        retryInterval: '1m',
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        path: './dist/prod',
        prune: false,
        wait: true,
      },
    });
  });

  test('waits for what it depends on, in this namespace or another', () => {
    const files = writtenBy((app) => {
      checked(app);
      const [platform, mesh, prod] = ['platform', 'mesh', 'prod'].map((name) => {
        const environment = new Environment(app, name, { cluster: 'eu-1' });
        configMap(new Chart(environment, 'objects', { namespace: name }), name);
        const chart = new Chart(app, `flux-${name}`, { namespace: name === 'mesh' ? 'mesh' : undefined });
        return GitOps.flux(chart, name, { environment, source: 'shop', kubeConfigSecret: 'eu-1', prune: true });
      });
      if (platform !== undefined && mesh !== undefined) prod?.node.addDependency(platform, mesh);
    });
    const text = Object.entries(files).find(([file]) => file.includes('flux-prod'))?.[1] ?? '';
    expect(parse(text).spec).toMatchObject({
      sourceRef: { kind: 'GitRepository', name: 'shop' },
      prune: true,
      kubeConfig: { secretRef: { name: 'eu-1' } },
      dependsOn: [{ name: 'platform' }, { name: 'mesh', namespace: 'mesh' }],
    });
  });

  test('never deletes what holds data', () => {
    const files = writtenBy((app) => {
      const environment = new Environment(app, 'prod');
      GitOps.flux(new Chart(app, 'flux'), 'shop-prod', { environment, prune: true });
      addClaim(environment);
    });
    expect(annotationsIn(files, 'prod')).toEqual({
      'PersistentVolumeClaim data': { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    });
  });

  test('does not know the order of charts, which is a warning', () => {
    const printed = printedBy((app) => {
      GitOps.flux(new Chart(app, 'flux'), 'shop-prod', { environment: addShop(app, 'prod') });
    });
    expect(printed).toEqual([
      'warning: [prod/shop] it depends on prod/db, and Flux applies both at once, and again until all is well: make what comes first in an environment of its own with the same cluster, and have GitOps of the one depend on that of the other. (git-ops)',
    ]);
  });

  test('has no order to know where pods wait for what they use, or Flux applies it first', () => {
    const printed = printedBy((app) => {
      const environment = new Environment(app, 'prod', { namespace: 'shop' });
      GitOps.flux(new Chart(app, 'flux'), 'shop-prod', { environment });
      const [shop, jobs, settings, names] = ['shop', 'jobs', 'settings', 'names'].map(
        (id) => new Chart(environment, id, { namespace: 'shop' }),
      ) as [Chart, Chart, Chart, Chart];
      const config = new Settings(settings, 'settings', { config: { MODE: 'fast' } });
      const web = new WebService(shop, 'web', { image, settings: [config] });
      new Job(jobs, 'migrate', { image, command: ['/bin/migrate'], before: [web] });
      new Namespace(names, 'shop');
      configMap(names, 'more');
    });
    expect(printed).toEqual([]);
  });

  test('applies a Namespace first by itself', () => {
    const printed = printedBy((app) => {
      const environment = new Environment(app, 'prod');
      GitOps.flux(new Chart(app, 'flux'), 'shop-prod', { environment });
      configMap(new Chart(environment, 'shop', { namespace: 'shop' }), 'shop');
      new Namespace(new Chart(environment, 'namespaces'), 'shop');
    });
    expect(printed).toEqual([]);
  });
});

describe('a Job', () => {
  const problemsWith = (add: (scope: Chart, environment: Environment) => void, props: Parameters<typeof run>[1]) =>
    problemsOf((app) => {
      const environment = new Environment(app, 'prod');
      add(new Chart(app, 'tools'), environment);
      run(environment, props);
    });
  const argoCd = (options: Partial<GitOpsArgoCdOptions>) => (scope: Chart, environment: Environment) =>
    void GitOps.argoCd(scope, 'shop-prod', { environment, repository, ...options });
  const flux = (scope: Chart, environment: Environment) => void GitOps.flux(scope, 'shop-prod', { environment });
  const ttl = Duration.minutes(5);

  test('that is deleted after its end would be made again by a tool that undoes changes', () => {
    const problem = (tool: string) =>
      `[prod/jobs/migrate/job] Job "migrate-1-4-0" is deleted 300 seconds after it ends, and ${tool} recreates it, so that it runs again and again: leave ttl out. (git-ops)`;
    expect(problemsWith(flux, { ttl })).toEqual([problem('Flux')]);
    expect(problemsWith(argoCd({ selfHeal: true }), { ttl })).toEqual([problem('Argo CD')]);
    expect(problemsWith(argoCd({}), { ttl })).toEqual([]);
    expect(problemsWith(argoCd({ selfHeal: true }), { ttl, hook: JobHook.afterRelease() })).toEqual([]);
  });

  test('with a hook is for Argo CD', () => {
    const hook = JobHook.beforeRelease();
    expect(problemsWith(argoCd({}), { hook })).toEqual([]);
    expect(problemsWith(flux, { hook })).toEqual([
      '[prod/jobs/migrate/job] Job "migrate-1-4-0" has a hook, which Flux does not know and takes for any other Job: write before in place of it. (git-ops)',
    ]);
  });
});

describe('what Argo Rollouts sets', () => {
  const steps = [RolloutStep.weight(10), RolloutStep.pause()];

  /** A shop whose web service is released by steps, behind a gateway or ingress-nginx, next to a canary that people move. */
  function addReleased(environment: Environment, target?: IRoutingTarget): void {
    const chart = new Chart(environment, 'shop', { namespace: environment.namespace });
    const web = new WebService(chart, 'web', { image, rollout: Rollout.canary({ steps }) });
    const [stable, canary] = ['v1', 'v2'].map(
      (version) => new WebService(chart, `user-${version}`, { image, version }),
    );
    const router = new IngressRouter(chart, 'router', { host: 'abc.com', target });
    router.prefix('/', web);
    if (stable !== undefined && canary !== undefined) {
      router.prefix('/user', new CanaryRelease({ stable, canary, weight: 10 }));
    }
  }

  const applicationFor = (target?: IRoutingTarget, options: Partial<GitOpsArgoCdOptions> = {}) => {
    const files = writtenBy((app) => {
      checked(app);
      const environment = new Environment(app, 'prod', { namespace: 'shop' });
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment, repository, ...options });
      addReleased(environment, target);
    });
    return parse(files['argo-cd.k8s.yaml'] ?? '');
  };
  const gateway = RoutingTarget.gatewayApi({ gateway: 'edge' });

  const selectorOf = (name: string) => ({
    ...{ group: '', kind: 'Service', name, namespace: 'shop' },
    jsonPointers: ['/spec/selector/rollouts-pod-template-hash'],
  });

  test('is no difference for Argo CD, and no other weight is left alone', () => {
    expect(applicationFor(gateway).spec).toMatchObject({
      ignoreDifferences: [
        selectorOf('web'),
        selectorOf('web-canary'),
        {
          ...{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' },
          jqPathExpressions: [
            '.spec.rules[]?.backendRefs[]? | select(.name == "web" or .name == "web-canary") | .weight',
          ],
        },
      ],
      syncPolicy: { automated: {}, syncOptions: ['ApplyOutOfSyncOnly=true'] },
    });
  });

  test('is known to a test that makes the Application alone', () => {
    const app = new App();
    const environment = new Environment(app, 'prod', { namespace: 'shop' });
    const chart = new Chart(app, 'argo-cd');
    GitOps.argoCd(chart, 'shop-prod', { environment, repository });
    addReleased(environment, gateway);
    expect(Testing.synth(chart)[0]).toEqual(applicationFor(gateway));
  });

  test('leaves the routes of ingress-nginx as they are', () => {
    expect(applicationFor().spec).toMatchObject({
      ignoreDifferences: [selectorOf('web'), selectorOf('web-canary')],
      syncPolicy: { automated: {} },
    });
    expect(applicationFor().spec.syncPolicy).toEqual({ automated: {} });
  });

  test('is kept in a sync that somebody asks for, and by one that undoes changes', () => {
    expect(applicationFor(gateway, { automated: false }).spec.syncPolicy).toEqual({
      syncOptions: ['ApplyOutOfSyncOnly=true'],
    });
    expect(applicationFor(gateway, { selfHeal: true, prune: true }).spec.syncPolicy).toEqual({
      automated: { prune: true, selfHeal: true },
      syncOptions: ['PruneLast=true', 'ApplyOutOfSyncOnly=true'],
    });
  });

  test('is known of a Rollout of any origin', () => {
    const files = writtenBy((app) => {
      const environment = new Environment(app, 'prod');
      new ApiObject(new Chart(environment, 'shop'), 'rollout', {
        ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'user' } },
        spec: {
          workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
          strategy: { blueGreen: { activeService: 'user' } },
        },
      } as never);
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop-prod', { environment, repository });
    });
    expect(parse(files['argo-cd.k8s.yaml'] ?? '').spec.ignoreDifferences).toEqual([
      { group: '', kind: 'Service', name: 'user', jsonPointers: ['/spec/selector/rollouts-pod-template-hash'] },
    ]);
  });

  test('is set back by Flux', () => {
    const printed = printedBy((app) => {
      const environment = new Environment(app, 'prod', { namespace: 'shop' });
      addReleased(environment, gateway);
      GitOps.flux(new Chart(app, 'flux'), 'shop-prod', { environment });
    });
    expect(printed).toEqual([
      'warning: [prod/shop/web/rollout] Flux sets back, every 10 minutes, the weights of the HTTPRoutes that Rollout "web" sets, so that its steps do not hold: apply the route without Flux, or accept this. (git-ops)',
    ]);
  });
});

describe('wrong values are problems, all at once', () => {
  test('of an Application', () => {
    const problems = problemsOf((app) => {
      const options = { environment: 'prod', repository: 'shop', folder: '/dist', prune: 'yes', repoURL: repository };
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'Shop', {
        ...options,
        ...{ revision: '', server: 'eu-1', project: 'A', automated: false, selfHeal: true },
      } as never);
    });
    expect(problems.map((problem) => problem.replace('[argo-cd/Shop] ', ''))).toEqual([
      'name "Shop" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "shop". (dns-name)',
      'GitOps.argoCd has no option "repoURL": write repository. (unknown-option)',
      'environment "prod" has the wrong type; expected an environment such as new Environment(app, "prod"). (wrong-type)',
      'folder "/dist" is not a folder of the repository: write its path from the root without "/" at either end, for example "dist". (git-ops)',
      'prune "yes" has the wrong type; expected true or false. (wrong-type)',
      'repository "shop" is not the URL of a Git repository: write, for example, "https://github.com/acme/shop". (url)',
      'revision "" has the wrong type; expected a branch, tag or commit such as "main". (wrong-type)',
      'server "eu-1" is not a URL: write, for example, "https://example.com/pay", with any other character percent-encoded. (url)',
      'project "A" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a". (dns-name)',
      'selfHeal has no effect where somebody syncs by hand: leave it out, or write automated: true. (git-ops)',
    ]);
  });

  test('of a Kustomization', () => {
    const problems = problemsOf((app) => {
      const options = {
        environment: undefined,
        folder: '../dist',
        prune: 1,
        source: 'A',
        kubeConfigSecret: 'a/b',
        path: '',
      };
      GitOps.flux(new Chart(app, 'flux'), 'shop', options as never);
      GitOps.flux(new Chart(app, 'other'), 'shop', null as never);
    });
    expect(problems).toEqual([
      '[flux/shop] GitOps.flux has no option "path": write folder. (unknown-option)',
      '[flux/shop] environment undefined has the wrong type; expected an environment such as new Environment(app, "prod"). (wrong-type)',
      '[flux/shop] folder "../dist" is not a folder of the repository: write its path from the root without "/" at either end, for example "dist". (git-ops)',
      '[flux/shop] prune 1 has the wrong type; expected true or false. (wrong-type)',
      '[flux/shop] source "A" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a". (dns-name)',
      '[flux/shop] kubeConfigSecret "a/b" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a-b". (dns-name)',
      '[other/shop] environment undefined has the wrong type; expected an environment such as new Environment(app, "prod"). (wrong-type)',
    ]);
  });

  test('such as a password in the URL, which everybody could read', () => {
    const problems = problemsOf((app) => {
      const environment = new Environment(app, 'prod');
      const withPassword = 'https://bot:s3cret@github.com/acme/shop';
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop', { environment, repository: withPassword });
    });
    expect(problems).toEqual([
      '[argo-cd/shop] repository "https://bot:s3cret@github.com/acme/shop" has a password in it: write, for example, "https://github.com/acme/shop", and give the tool its password apart. (url)',
    ]);
  });

  test('an environment is applied once, and from outside', () => {
    const problems = problemsOf((app) => {
      const environment = new Environment(app, 'prod');
      GitOps.argoCd(new Chart(app, 'argo-cd'), 'shop', { environment, repository });
      GitOps.flux(new Chart(environment, 'flux'), 'shop', { environment });
    });
    expect(problems).toEqual([
      '[prod/flux/shop] the environment "prod" is applied by argo-cd/shop as well: keep one of the two. (git-ops)',
      '[prod/flux/shop] it is in the environment "prod" that it applies, so that nothing applies it first: make it in a chart of the app, or of another environment. (git-ops)',
    ]);
  });

  test('an Application does not wait for another', () => {
    const problems = problemsOf((app) => {
      const chart = new Chart(app, 'tools');
      const [dev, prod] = ['dev', 'prod'].map((name) => {
        const environment = new Environment(app, name);
        return GitOps.argoCd(chart, name, { environment, repository });
      });
      const other = GitOps.flux(chart, 'other', { environment: new Environment(app, 'other') });
      if (dev !== undefined) prod?.node.addDependency(dev);
      if (dev !== undefined) other.node.addDependency(dev);
    });
    expect(problems).toEqual([
      '[tools/prod] it depends on tools/dev, for which Argo CD does not wait: leave the dependency out, or make what comes first in a chart of the same environment, on which other charts depend. (git-ops)',
      '[tools/other] it depends on tools/dev, for which Flux does not wait: leave the dependency out, or have Flux apply both. (git-ops)',
    ]);
  });
});
