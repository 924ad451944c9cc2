import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { inFolder, portico, porticoIn, write } from '../support';

const digest = (digits: string) => `sha256:${digits.repeat(64).slice(0, 64)}`;
const PAY = `registry.example.com/shop/pay:1.4.0@${digest('a')}`;
const NEXT = `registry.example.com/shop/pay:1.5.0@${digest('b')}`;
const USER = `localhost:5000/user@${digest('c')}`;
const lock = (folder: string, file = 'images.lock.json') => readFileSync(path.join(folder, file), 'utf8');

test('it makes the file, changes one line of it, and keeps the others', () =>
  inFolder({}, async (folder) => {
    const first = await porticoIn(folder, ['set-image', `user=${USER}`, `pay=${PAY}`]);
    expect(first).toEqual({
      exitCode: 0,
      out: `user  ${USER}${' '.repeat(PAY.length - USER.length)}  new\npay   ${PAY}  new`,
      err: '',
    });
    expect(lock(folder)).toBe(`{\n  "pay": "${PAY}",\n  "user": "${USER}"\n}\n`);
    const second = await porticoIn(folder, ['set-image', `pay=${NEXT}`]);
    expect(second).toEqual({ exitCode: 0, out: `pay  ${NEXT}  changed`, err: '' });
    expect(lock(folder)).toBe(`{\n  "pay": "${NEXT}",\n  "user": "${USER}"\n}\n`);
    expect(readdirSync(folder)).toEqual(['images.lock.json']);
  }));

test('an image that is there already changes nothing, not even the form of the file', () =>
  inFolder({ 'images.lock.json': JSON.stringify({ pay: PAY }) }, async (folder) => {
    expect(await porticoIn(folder, ['set-image', `pay=${PAY}`])).toEqual({ exitCode: 0, out: `pay  ${PAY}`, err: '' });
    expect(lock(folder)).toBe(JSON.stringify({ pay: PAY }));
  }));

test('the file may be another one, and a link to it stays a link', () =>
  inFolder({ 'locks/prod.json': '{}' }, async (folder) => {
    symlinkSync('locks/prod.json', path.join(folder, 'prod.json'));
    const words = ['set-image', `pay=${PAY}`, '--file', 'prod.json'];
    expect((await porticoIn(folder, words)).exitCode).toBe(0);
    expect(lstatSync(path.join(folder, 'prod.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(lock(folder, 'locks/prod.json'))).toEqual({ pay: PAY });
    expect(readdirSync(path.join(folder, 'locks'))).toEqual(['prod.json']);
  }));

test('every wrong image has a message of its own, and nothing is written', () =>
  inFolder({ 'images.lock.json': '{}\n' }, async (folder) => {
    const words = [
      `user=${USER}`,
      PAY,
      'p y=x',
      'pay=pay:1.4',
      '=x',
      'search=',
      `pay=${PAY}`,
      `pay=${NEXT}`,
      'ui=UI:1@sha256:ab',
    ];
    const { exitCode, out, err } = await porticoIn(folder, ['set-image', ...words]);
    expect([exitCode, out, err.split('\n')]).toEqual([
      2,
      '',
      [
        `"${PAY.slice(0, 96)}… has no "=": write a name and its image, such as pay=${PAY}.`,
        'The name "p y" is not a name: write letters, digits, "-", "_" and ".", for example "pay".',
        'The image "pay:1.4" for "pay" has no digest: write it at the end, for example "pay:1.4@sha256:<64 digits>".',
        'The name "" is not a name: write letters, digits, "-", "_" and ".", for example "pay".',
        'The image "" for "search" names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
        '"pay" is given two images: write one.',
        'The image "UI:1@sha256:ab" for "ui" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
      ],
    ]);
    expect(lock(folder)).toBe('{}\n');
  }));

test('without an image it says how one is written', async () => {
  const outcome = await portico(['set-image']);
  expect(outcome).toEqual({
    exitCode: 2,
    out: '',
    err: 'portico set-image has no image: write pay=registry.example.com/shop/pay:1.4@sha256:…, with all digits.',
  });
});

test('a file that is wrong is left as it is', () =>
  inFolder({ 'images.lock.json': '{ "user": "user:1" }' }, async (folder) => {
    const wrong = await porticoIn(folder, ['set-image', `pay=${PAY}`]);
    const flaw = 'has no digest: write it at the end, for example "user:1@sha256:<64 digits>"';
    expect(wrong).toEqual({
      exitCode: 1,
      out: '',
      err: `images.lock.json has the image "user:1" for "user", which ${flaw}.`,
    });
    write(folder, { 'images.lock.json': '<<<<<<< HEAD' });
    expect((await porticoIn(folder, ['set-image', `pay=${PAY}`])).err).toMatch(
      /^images\.lock\.json is no JSON \(.*\): mend it\.$/,
    );
    expect(lock(folder)).toBe('<<<<<<< HEAD');
    const nowhere = await porticoIn(folder, ['set-image', `pay=${PAY}`, '--file', 'locks/prod.json']);
    expect([nowhere.exitCode, nowhere.err]).toEqual([
      2,
      expect.stringMatching(/cannot be written \(.*\): name a file in a folder that exists\.$/),
    ]);
  }));

test('a wrong image in the file may be the one that is set', () =>
  inFolder({ 'images.lock.json': '{ "pay": "pay:1" }' }, async (folder) => {
    expect((await porticoIn(folder, ['set-image', `pay=${PAY}`])).exitCode).toBe(0);
    expect(JSON.parse(lock(folder))).toEqual({ pay: PAY });
  }));

test('the mode of the file stays as it is', () =>
  inFolder({ 'images.lock.json': '{}' }, async (folder) => {
    const file = path.join(folder, 'images.lock.json');
    chmodSync(file, 0o640);
    await porticoIn(folder, ['set-image', `pay=${PAY}`]);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  }));
