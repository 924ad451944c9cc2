import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { WebService } from '../../lib';
import { only, problemsOf, synthesize } from '../support/app';

const image = 'registry.example.com/shop/user:1.4.0';

test.each([
  [
    JsonPatch.remove('/spec/tempalte'),
    '"/spec/tempalte" for its patch "remove": "/spec" has no "tempalte", where there is minReadySeconds, replicas, revisionHistoryLimit, selector, strategy, template',
  ],
  [JsonPatch.replace('/spec/replica', 3), '"/spec/replica" for its patch "replace": "/spec" has no "replica"'],
  [JsonPatch.add('/spec/strategie/type', 'Recreate'), '"/spec/strategie" for its patch "add"'],
  [
    JsonPatch.replace('/spec/template/spec/containers/1/image', 'x'),
    '"/spec/template/spec/containers/1/image" for its patch "replace": "/spec/template/spec/containers" has no "1", where there is 0.',
  ],
  [JsonPatch.move('/spec/no', '/spec/yes'), '"/spec/no" for its patch "move"'],
  [
    JsonPatch.copy('/metadata/labels/constructor', '/metadata/name'),
    '"/metadata/labels/constructor" for its patch "copy"',
  ],
])('a patch whose path is not there is a problem instead of nothing', (patch, message) => {
  const problems = problemsOf((chart) => new WebService(chart, 'user', { image }).deployment.addJsonPatch(patch));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`[shop/user/deployment] Deployment "user" has nothing at ${message}`);
});

test('patches build on each other, with keys that have a slash, and at the end of a list', () => {
  const objects = synthesize((chart) =>
    new WebService(chart, 'user', { image }).deployment.addJsonPatch(
      JsonPatch.add('/metadata/annotations', {}),
      JsonPatch.add('/metadata/annotations/example.com~1owner', 'a'),
      JsonPatch.replace('/metadata/annotations/example.com~1owner', 'b'),
      JsonPatch.add('/spec/template/spec/containers/-', { name: 'two', image }),
    ),
  );
  expect(only(objects, 'Deployment').metadata.annotations).toEqual({ 'example.com/owner': 'b' });
  expect(only(objects, 'Deployment').spec.template.spec.containers).toHaveLength(2);
});

test('cdk8s keeps the patches of an object where they are looked for', () => {
  const object = new ApiObject(new Chart(new App(), 'shop'), 'o', { apiVersion: 'v1', kind: 'Secret' });
  const patch = JsonPatch.add('/data', {});
  object.addJsonPatch(patch);
  expect(Reflect.get(object, 'patches')).toEqual([patch]);
});
