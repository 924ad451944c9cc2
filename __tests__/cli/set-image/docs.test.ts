import { readFileSync } from 'node:fs';
import { type App, Chart } from 'cdk8s';
import { ImagesLock, WebService } from '../../../lib';
import { parseImagesLock } from '../../../lib/environments/images-lock-file';
import { problemsOf } from '../../environments/support';
import { inFolder } from '../support';

const PAGE = readFileSync('docs/images.md', 'utf8');
const block = (info: string) => RegExp(`^\`\`\`${info}\n([^]*?)\`\`\`$`, 'm').exec(PAGE)?.[1] ?? '';
const LOCK = block('json');

test('the file of docs/images.md is right', () => {
  const { images, flaws } = parseImagesLock(LOCK);
  expect([[...images.keys()], flaws]).toEqual([['pay', 'user'], []]);
});

test('docs/images.md shows the problem of its app', () =>
  inFolder({ 'images.lock.json': LOCK }, async (folder) => {
    const at = process.cwd();
    process.chdir(folder);
    try {
      const build = (app: App) =>
        void new WebService(new Chart(app, 'shop'), 'pay', { image: ImagesLock.read(app).image('pya') });
      expect(block('console').replace('[]  main.ts:8  ', '[] ').trimEnd()).toBe(problemsOf(build)[0]);
    } finally {
      process.chdir(at);
    }
  }));

test('the configuration for Renovate finds the parts of each image', () => {
  const { customManagers } = JSON.parse(block('json renovate'));
  const [{ managerFilePatterns, matchStrings }] = customManagers;
  const files = new RegExp(managerFilePatterns[0].slice(1, -1));
  for (const file of ['images.lock.json', 'images.prod.lock.json']) expect(file).toMatch(files);
  for (const file of ['package-lock.json', 'my-images.lock.json']) expect(file).not.toMatch(files);
  const found = [...LOCK.matchAll(new RegExp(matchStrings[0], 'g'))].map(({ groups }) => ({ ...groups }));
  expect(found).toEqual([
    {
      depName: 'registry.example.com/shop/pay',
      currentValue: '1.4.0',
      currentDigest: expect.stringMatching(/^sha256:94a0/),
    },
    {
      depName: 'registry.example.com/shop/user',
      currentValue: '2.0.1',
      currentDigest: expect.stringMatching(/^sha256:f194/),
    },
  ]);
  const [withPort] = [
    ...'  "a": "localhost:5000/a:1@sha256:'.concat('0'.repeat(64), '"').matchAll(new RegExp(matchStrings[0], 'g')),
  ];
  expect({ ...withPort?.groups }).toMatchObject({ depName: 'localhost:5000/a', currentValue: '1' });
});
