import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { type App, Chart } from 'cdk8s';
import { Environment, ImagesLock, WebService } from '../../lib';
import { formatImagesLock, parseImagesLock } from '../../lib/environments/images-lock-file';
import { problemsOf, writtenBy } from './support';

const DIGEST = `sha256:${'a1'.repeat(32)}`;
const PAY = `registry.example.com/shop/pay:1.4.0@${DIGEST}`;
const USER = `registry.example.com/shop/user:2.0.0@${DIGEST}`;

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portico-images-'));
  file = path.join(folder, 'images.lock.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (text: string) => writeFileSync(file, text);
const shop =
  (name: string, of: string = file) =>
  (app: App) => {
    const images = ImagesLock.read(app, of);
    new WebService(new Chart(app, 'shop'), 'pay', { image: images.image(name) });
  };
const quoted = () => JSON.stringify(file);

test('code asks for an image by its name, and gets the reference of the file', () => {
  write(formatImagesLock(new Map([['pay', PAY]])));
  expect(writtenBy(shop('pay'))['shop.k8s.yaml']).toContain(`image: ${PAY}\n`);
  const seen: string[][] = [];
  writtenBy((app) => void seen.push(ImagesLock.read(app, file).names));
  expect(seen).toEqual([['pay']]);
});

test('a name that the file does not have is the only problem, and says which there are and how to add one', () => {
  write(
    formatImagesLock(
      new Map([
        ['pay', PAY],
        ['user', USER],
      ]),
    ),
  );
  const add = (name: string) =>
    `or add it by "portico set-image ${name}=REGISTRY/REPOSITORY:TAG@sha256:DIGEST --file ${file}"`;
  expect(problemsOf(shop('pya'))).toEqual([
    `[] file ${quoted()} has no image "pya": write "pay", ${add('pya')}. (images-lock)`,
  ]);
  expect(problemsOf(shop('search'))).toEqual([
    `[] file ${quoted()} has no image "search": it has pay, user, ${add('search')}. (images-lock)`,
  ]);
  expect(problemsOf(shop('constructor'))).toEqual([expect.stringContaining('has no image "constructor"')]);
  expect(problemsOf(shop(undefined as never))).toEqual([expect.stringContaining('has no image undefined')]);
});

test('a file that is missing is one problem, and the command makes it', () => {
  expect(problemsOf(shop('pay'))).toEqual([
    `[] there is no file ${quoted()}: write it by "portico set-image pay=REGISTRY/REPOSITORY:TAG@sha256:DIGEST --file ${file}". (images-lock)`,
  ]);
  const at = process.cwd();
  process.chdir(folder);
  try {
    expect(problemsOf((app) => void ImagesLock.read(app))).toEqual([
      '[] there is no file "images.lock.json": write it by "portico set-image pay=REGISTRY/REPOSITORY:TAG@sha256:DIGEST". (images-lock)',
    ]);
  } finally {
    process.chdir(at);
  }
  expect(problemsOf(shop('pay', folder))).toEqual([expect.stringContaining('cannot be read (EISDIR')]);
});

test.each<[string, string, string]>([
  ['no JSON', '{', 'is no JSON ('],
  ['a list', '[]', 'is []: write an object such as { "pay": "registry/pay:1.4@sha256:…" }'],
  [
    'an image without a digest',
    '{ "pay": "pay:1.4" }',
    'has the image "pay:1.4" for "pay", which has no digest: write it at the end, for example "pay:1.4@sha256:<64 digits>"',
  ],
  [
    'a digest that is cut',
    '{ "pay": "pay:1.4@sha256:12" }',
    'has the image "pay:1.4@sha256:12" for "pay", which has the digest "sha256:12": write sha256: and 64 digits from 0 to f',
  ],
  ['no text', '{ "pay": 1 }', 'has the image 1 for "pay", which is not an image reference'],
  [
    'a name with a blank',
    `{ "p ay": "${PAY}" }`,
    'has the name "p ay", which is not a name: write letters, digits, "-", "_" and ".", for example "pay"',
  ],
  ['a name that is there twice', `{\n  "pay": "${PAY}",\n  "pay": "${PAY}"\n}`, 'has "pay" twice: keep one of the two'],
])('%s in the file is a problem', (_, text, flaw) => {
  write(text);
  expect(problemsOf((app) => void ImagesLock.read(app, file))).toEqual([
    expect.stringContaining(`[] file ${quoted()} ${flaw}`),
  ]);
});

test('each environment may have a file of its own, and problems are its own', () => {
  write(formatImagesLock(new Map([['pay', PAY]])));
  const build = (app: App) => {
    for (const name of ['dev', 'prod']) {
      const env = new Environment(app, name);
      const images = ImagesLock.read(env, name === 'prod' ? file : `${file}.dev`);
      new WebService(new Chart(env, 'shop'), 'pay', { image: images.image('pay') });
    }
  };
  expect(problemsOf(build)).toEqual([expect.stringMatching(/^\[dev\] there is no file ".*\.dev": /)]);
  process.env.PORTICO_ENV = 'prod';
  try {
    expect(writtenBy(build)['prod/shop.k8s.yaml']).toContain(`image: ${PAY}\n`);
  } finally {
    delete process.env.PORTICO_ENV;
  }
});

test('a scope that is no construct is refused at once', () => {
  expect(() => ImagesLock.read('app' as never)).toThrow('is not a construct');
});

test('the file has a line for each image, sorted, and is read as it was written', () => {
  const images = new Map([
    ['user', USER],
    ['pay', PAY],
  ]);
  const text = formatImagesLock(images);
  expect(text).toBe(`{\n  "pay": "${PAY}",\n  "user": "${USER}"\n}\n`);
  expect(parseImagesLock(text)).toEqual({
    images: new Map([
      ['pay', PAY],
      ['user', USER],
    ]),
    flaws: [],
  });
});
