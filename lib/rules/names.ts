import { isDnsSubdomain, MAX_LABEL } from './dns-name';
import type { Report } from './report';

export { isDnsSubdomain, MAX_LABEL };

import { isQualifiedName } from './label';
import { asText, show } from './show';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A name of the user's from which object names are made (DNS-1035 label, the rule for Services, the strictest of
 * those that apply: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/).
 */
export function checkName(report: Report, what: string, name: unknown): void {
  if (typeof name !== 'string' || !DNS_LABEL.test(name)) {
    report(
      `${what} ${show(name)} is no DNS label: write lower-case letters, digits and "-", starting with a letter${suggest(name)}.`,
    );
  } else if (!/^[a-z]/.test(name)) {
    report(`${what} ${show(name)} starts with a digit: a Service name starts with a letter, for example "v${name}".`);
  } else if (name.length > MAX_LABEL) {
    report(`${what} ${show(name)} has ${name.length} characters: write at most ${MAX_LABEL}.`);
  }
}

/** A host as an Ingress rule takes it: a DNS name, or one leading `*.` for any single label. */
export function checkHost(report: Report, host: unknown): void {
  if (typeof host !== 'string') {
    report(`host ${show(host)} is no DNS name: write one, for example "abc.com".`);
    return;
  }
  const name = host.startsWith('*.') ? host.slice(2) : host;
  if (/^\d+(\.\d+){3}$/.test(host)) {
    report(`host ${show(host)} is an IP address: write a DNS name, or leave the host out to serve every host.`);
  } else if (host === '*') {
    report(`host "*" is no DNS name: leave the host out to serve every host.`);
  } else if (/[:/]/.test(host)) {
    report(`host ${show(host)} is no DNS name: write it without scheme, port and path, for example "abc.com".`);
  } else if (!DNS_SUBDOMAIN.test(name)) {
    report(
      `host ${show(host)} is no DNS name: write lower-case labels joined by dots, for example "abc.com" or "*.abc.com".`,
    );
  } else if (host.length > 253 || name.split('.').some((label) => label.length > MAX_LABEL)) {
    report(
      `host ${show(host)} is too long: a DNS name has at most 253 characters, and each label at most ${MAX_LABEL}.`,
    );
  }
}

export function checkAnnotations(report: Report, annotations: { readonly [key: string]: string }): void {
  for (const [key, value] of Object.entries(annotations)) {
    checkKey(report, 'annotation', key);
    if (typeof value !== 'string') {
      report(`annotation "${key}" has the value ${show(value)}: write a string, for example "${asText(value)}".`);
    }
  }
}

function checkKey(report: Report, what: string, key: string): void {
  if (key === 'constructor') {
    report(
      `${what} key "constructor" cannot be written by cdk8s: write another key, for example "example.com/constructor".`,
    );
  } else if (!isQualifiedName(key)) {
    report(
      `${what} key ${show(key)} is invalid: write a name of at most ${MAX_LABEL} letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".`,
    );
  }
}

/** `, for example "user-api"` when the value can be mended without guessing. */
function suggest(value: unknown): string {
  if (typeof value !== 'string') return ', for example "user"';
  const mended = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-]+|[-]+$/g, '');
  return mended === '' ? ', for example "user"' : `, for example "${mended}"`;
}
