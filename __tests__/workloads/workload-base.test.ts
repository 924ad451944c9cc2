import { App, Chart, JsonPatch } from 'cdk8s';
import { Identity, ImageRuntime, PodSecurityLevel, Scale, Settings, WebService, Worker } from '../../lib';
import { only, problemsOf, synthesize } from '../support/app';
import { image } from './support';

test('others may ask for the name, the labels and the account instead of writing them a second time', () => {
  const chart = new Chart(new App(), 'shop', { labels: { team: 'checkout' } });
  const user = new WebService(chart, 'user', { image, version: 'v2', pods: { labels: { tier: 'front' } } });
  expect(user.workloadName).toBe('user-v2');
  expect(user.selector).toEqual({ app: 'user-v2' });
  expect(user.labels).toMatchObject({ app: 'user-v2', team: 'checkout', tier: 'front' });
  expect(user.serviceAccountName).toBe('user-v2');
  const reader = new WebService(chart, 'reader', { image, identity: Identity.existing('log-reader') });
  expect(reader.serviceAccountName).toBe('log-reader');
  expect([user.serviceAccount?.name, reader.serviceAccount]).toEqual(['user-v2', undefined]);
});

test('the names of ConfigMaps are those of the objects that are written', () => {
  let named: string[] = [];
  const objects = synthesize((chart) => {
    const maps = { config: { LOG: 'on' }, files: { '/etc/a': 'a' } };
    const settings = new Settings(chart, 'common', maps);
    const user = new WebService(chart, 'user', { image, version: 'v2', ...maps });
    named = [settings, user].flatMap((one) => [one.configMapName, one.filesConfigMapName]);
  });
  const written = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
  expect(named).toEqual(written);
  expect(named).toHaveLength(4);
});

test('an object takes a patch for a field that no option has', () => {
  const objects = synthesize((chart) => {
    const user = new WebService(chart, 'user', { image });
    user.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/schedulingGates', [{ name: 'example.com/wait' }]));
    user.service.addJsonPatch(JsonPatch.add('/spec/publishNotReadyAddresses', true));
  });
  expect(only(objects, 'Deployment').spec.template.spec.schedulingGates).toEqual([{ name: 'example.com/wait' }]);
  expect(only(objects, 'Service').spec.publishNotReadyAddresses).toBe(true);
});

test('a workload names the level of Pod Security that its pods reach, patches included', () => {
  const chart = new Chart(new App(), 'shop');
  const user = new WebService(chart, 'user', { image });
  expect(user.podSecurityLevel).toBe(PodSecurityLevel.RESTRICTED);
  user.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/hostNetwork', true));
  expect(user.podSecurityLevel).toBe(PodSecurityLevel.PRIVILEGED);
  user.deployment.addJsonPatch(JsonPatch.remove('/spec/template/spec/nowhere/else'));
  expect(user.podSecurityLevel).toBe(PodSecurityLevel.RESTRICTED);
  const root = new WebService(chart, 'root', { image, runtime: ImageRuntime.unrestricted() });
  expect(root.podSecurityLevel).toBe(PodSecurityLevel.BASELINE);
});

test('objects that only some options give can be changed where they are there', () => {
  const objects = synthesize((chart) => {
    const settings = new Settings(chart, 'common', { config: { LOG: 'on' }, files: { '/etc/a': 'a' } });
    const user = new WebService(chart, 'user', { image, scale: Scale.auto({ min: 2, max: 3 }), config: { A: 'b' } });
    const all = [settings.configMap, settings.filesConfigMap, user.configMap, user.autoscaler, user.disruptionBudget];
    for (const object of all) object?.metadata.addAnnotation('note', object.name);
    expect(all).not.toContain(undefined);
    const plain = new Worker(chart, 'mailer', { image, scale: Scale.fixed(1) });
    expect([plain.configMap, plain.filesConfigMap, plain.autoscaler, plain.disruptionBudget]).toEqual(
      Array(4).fill(undefined),
    );
  });
  const notes = objects.flatMap(({ kind, metadata }) =>
    metadata.annotations?.note ? [`${kind} ${metadata.name}`] : [],
  );
  expect(notes.sort()).toEqual([
    'ConfigMap common-config',
    'ConfigMap common-files',
    'ConfigMap user-config',
    'HorizontalPodAutoscaler user',
    'PodDisruptionBudget user',
  ]);
});

test('code that goes on with the objects of a wrong workload does not hide its problems', () => {
  const problems = problemsOf((chart) => {
    const user = new WebService(chart, 'user', { image, identity: 5 as never, labels: 5 as never });
    user.deployment.addJsonPatch(JsonPatch.add('/spec/paused', true));
    expect([user.service.name, user.serviceAccountName, user.labels.app]).toEqual([expect.any(String), 'user', 'user']);
  });
  expect(problems).toHaveLength(2);
  const app = new App();
  const lost = new WebService(app as never, 'user', { image });
  expect(lost.labels).toMatchObject({ app: 'user' });
  expect(() => app.synth()).toThrow('this is not in a chart');
});
