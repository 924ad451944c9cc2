import { fieldAtStart } from '../../../cli/commands/check/field-at-start';

test.each<[string, (string | number)[]]>([
  ['spec.replicas "2" is not a number', ['spec', 'replicas']],
  ['spec.containers[0].image "x" has no tag', ['spec', 'containers', 0, 'image']],
  ['metadata.labels["app.kubernetes.io/name"] "a b" is wrong', ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['items[3] (ConfigMap "a"): data.port 8080 is not', ['items', 3, 'data', 'port']],
  ['items[1].items[0]: spec is missing', ['items', 1, 'items', 0, 'spec']],
  ['image "nginx" has no tag', ['image']],
  ['"user" is no name', []],
])('the field at the start of %j', (message, steps) => {
  expect(fieldAtStart(message)).toEqual(steps);
});
