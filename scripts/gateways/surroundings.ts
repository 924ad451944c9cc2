import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../../__tests__/support/app';

/** A port of a Service that routes name. */
export interface NamedService {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
}

/** The Services that the objects name, each once. */
export function servicesOf(objects: readonly Manifest[]): NamedService[] {
  const found = objects.flatMap(({ kind, metadata: { namespace = '' }, spec }) => {
    if (kind !== 'HTTPRoute') return [];
    const rules: { backendRefs?: NamedService[] }[] = spec.rules ?? [];
    return rules
      .flatMap(({ backendRefs = [] }) => backendRefs)
      .map(({ name, port, namespace: other = namespace }) => ({ namespace: other, name, port }));
  });
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

/** The Secrets that the listeners name, all with one certificate, which nobody looks at. */
export function secretsOf(objects: readonly Manifest[], folder: string): Manifest[] {
  const data = makeCertificate(folder);
  const found = objects.flatMap(({ kind, metadata: { namespace }, spec }) => {
    if (kind !== 'Gateway') return [];
    const listeners: { tls?: { certificateRefs?: { name: string; namespace?: string }[] } }[] = spec.listeners;
    return listeners
      .flatMap(({ tls }) => tls?.certificateRefs ?? [])
      .map(({ name, namespace: other = namespace }) => ({ name, namespace: other }));
  });
  const unique = new Map(found.map((metadata) => [JSON.stringify(metadata), metadata]));
  return [...unique.values()].map((metadata) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    type: 'kubernetes.io/tls',
    data,
  }));
}

function makeCertificate(folder: string): { readonly [key: string]: string } {
  const [key, certificate] = [path.join(folder, 'tls.key'), path.join(folder, 'tls.crt')];
  const subject = ['-subj', '/CN=example.com', '-addext', 'subjectAltName=DNS:example.com', '-days', '2'];
  const { status, stderr } = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`openssl makes no certificate: ${stderr}`);
  const read = (file: string) => readFileSync(file).toString('base64');
  return { 'tls.crt': read(certificate), 'tls.key': read(key) };
}
