import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

const text = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(text) as { readonly packages: { readonly [path: string]: LockedPackage } };

test('npm ci verifies every package that it downloads, on every platform', () => {
  // The package itself is here, and bundled ones are within another that is verified.
  const downloaded = Object.entries(packages).filter(([path, { link, inBundle }]) => path !== '' && !link && !inBundle);
  expect(downloaded.length).toBeGreaterThan(500);
  expect(downloaded.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

test('the lock names no registry, so that each machine asks its own', () => {
  expect(text).not.toContain('"resolved"');
});
