import { refused } from './emitted';

test.each<[string, Parameters<typeof refused>[0], string]>([
  [
    'more connections than nginx counts',
    (router, { a }) => router.prefix('/a', a, { rateLimit: { connections: 65_536 } }),
    'prefix "/a": annotation "nginx.ingress.kubernetes.io/limit-connections" has the value "65536", with which nginx cannot load its configuration: write a whole number up to 65535, for example "10".',
  ],
  [
    'more origins than nginx reads at a time',
    (router, { a }) =>
      router.prefix('/a', a, {
        cors: { origins: Array.from({ length: 200 }, (_, i) => `https://customer-${i}.example.com`) },
      }),
    'more than nginx can load: write fewer origins: the expression may have 4095 bytes.',
  ],
])('%s', (_, routes, message) => {
  expect(refused(routes).join('\n')).toContain(message);
});
