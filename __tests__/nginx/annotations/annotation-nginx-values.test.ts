import { ANNOTATION_PREFIX } from '../../../lib/nginx/annotations/annotation-spec';
import { checkAnnotation } from '../../../lib/nginx/annotations/check-annotation';
import { checkAnnotationSet } from '../../../lib/nginx/annotations/check-annotation-set';
import { ANNOTATIONS } from '../values/annotations';

const rows = (kind: 'taken' | 'refused' | 'ignored') =>
  ANNOTATIONS.flatMap(({ name, [kind]: values = [] }) => values.map((value) => [name, value] as const));
const problems = (name: string, value: string) =>
  [...checkAnnotation(ANNOTATION_PREFIX + name, value)].filter(({ severity }) => severity === 'problem');

test.each(rows('taken'))('%s: %j is taken', (name, value) => {
  expect(problems(name, value)).toEqual([]);
});

test.each([...rows('refused'), ...rows('ignored')])('%s: %j is a problem', (name, value) => {
  expect(problems(name, value)).toHaveLength(1);
});

test.each<[string, Record<string, string>, string]>([
  [
    'a temporary file smaller than a buffer',
    { 'proxy-max-temp-file-size': '100' },
    '"nginx.ingress.kubernetes.io/proxy-max-temp-file-size" has a value with which nginx cannot load its configuration: write "0" for no temporary file, or at least the size of one buffer (4096 bytes)',
  ],
  [
    'a buffer greater than the temporary file',
    { 'proxy-buffer-size': '2048m' },
    '"nginx.ingress.kubernetes.io/proxy-buffer-size" has a value with which nginx cannot load its configuration: write at most the size of the largest temporary file (1073741824 bytes), or set proxy-max-temp-file-size',
  ],
  [
    'two buffers, of which the default would fill both while they are sent',
    { 'proxy-buffers-number': '2' },
    '"nginx.ingress.kubernetes.io/proxy-buffers-number" has a value with which nginx cannot load its configuration: write 3 or more, or set proxy-busy-buffers-size to the size of one buffer (4096 bytes)',
  ],
])('%s', (_, annotations, message) => {
  const set = Object.fromEntries(Object.entries(annotations).map(([key, value]) => [ANNOTATION_PREFIX + key, value]));
  expect([...checkAnnotationSet(set)].map((found) => found.message)).toEqual([`annotation ${message}.`]);
});

test.each([
  { 'proxy-buffers-number': '2', 'proxy-busy-buffers-size': '4k' },
  { 'proxy-max-temp-file-size': '0', 'proxy-buffer-size': '64k' },
  { 'proxy-max-temp-file-size': '64k', 'proxy-buffer-size': '64k' },
])('buffers %j go together', (annotations) => {
  const set = Object.fromEntries(Object.entries(annotations).map(([key, value]) => [ANNOTATION_PREFIX + key, value]));
  expect([...checkAnnotationSet(set)]).toEqual([]);
});

test.each(['http://mirror.example.com$request_uri', 'http://10.0.0.1:8080', 'http://mirror.shop.svc.cluster.local'])(
  'nothing is said of the mirror %s, which nginx need not look up in vain',
  (target) => {
    expect([...checkAnnotation(`${ANNOTATION_PREFIX}mirror-target`, target)]).toEqual([]);
  },
);

test('a mirror whose host nginx has to look up when it loads is a warning', () => {
  expect([...checkAnnotation(`${ANNOTATION_PREFIX}mirror-target`, 'https://mirror.example.com/x')]).toEqual([
    {
      code: 'nginx-annotation-value',
      severity: 'warning',
      damage: 'doubtful',
      message:
        'annotation "nginx.ingress.kubernetes.io/mirror-target" has the value "https://mirror.example.com/x", whose host nginx looks up when it loads its configuration, and without an answer it loads nothing: write the address of a Service such as "http://mirror.shop.svc.cluster.local$request_uri".',
    },
  ]);
});
