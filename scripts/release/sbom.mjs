// `node scripts/release/sbom.mjs TARBALL FILE`: the SBOM of the package, in CycloneDX: what the tarball brings along, which is nothing,
// and its peers with what they bring along, in the versions that npm installs today.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, readJson } from '../test-package/processes.mjs';

const [tarball, file] = process.argv.slice(2);
const { devDependencies, scripts, ...manifest } = readJson('package.json');
const temporary = mkdtempSync(join(tmpdir(), 'portico-sbom-'));
try {
  // npm names the package after its folder.
  const folder = join(temporary, manifest.name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  npm(folder, ['install', '--package-lock-only', '--no-audit', '--no-fund']);
  const sbom = JSON.parse(
    npm(folder, ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'library', '--package-lock-only']),
  );
  const content = createHash('sha512').update(readFileSync(tarball)).digest('hex');
  sbom.metadata.component.hashes = [{ alg: 'SHA-512', content }];
  writeFileSync(file, `${JSON.stringify(sbom, undefined, 2)}\n`);
} finally {
  rmSync(temporary, { recursive: true });
}
