import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { outputOf } from './output-of';

/** The name that the certificate of every echo server is for. */
export const BACKEND_NAME = 'backend.internal';

export interface BackendCertificate {
  readonly key: string;
  readonly certificate: string;
  /** The authority that signed it, and one that did not. */
  readonly authority: string;
  readonly otherAuthority: string;
}

let made: BackendCertificate | undefined;

/** The certificate of the echo servers, made once in a run. */
export function backendCertificate(): BackendCertificate {
  made ??= make();
  return made;
}

function make(): BackendCertificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-certificate-'));
  const file = (name: string) => path.join(folder, name);
  const read = (name: string) => readFileSync(file(name), 'utf8');
  const request = (name: string, subject: string, ...more: string[]) => {
    const output = ['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)];
    const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
    outputOf('openssl', ['req', '-x509', ...key, '-subj', `/CN=${subject}`, ...output, ...more]);
  };
  try {
    request('ca', 'Lab CA');
    request('other', 'Other CA');
    const signedBy = ['-CA', file('ca.crt'), '-CAkey', file('ca.key')];
    request('backend', BACKEND_NAME, '-addext', `subjectAltName=DNS:${BACKEND_NAME}`, ...signedBy);
    return {
      key: read('backend.key'),
      certificate: read('backend.crt'),
      authority: read('ca.crt'),
      otherAuthority: read('other.crt'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
