import { nearest } from '../../rules/edit-distance';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { bufferFlaw } from '../syntax/buffers';
import { isTrue } from '../validators';
import { CONFIG_KEYS, type ConfigData, REMOVED, ROUTING } from './config-keys';

/**
 * Checks one option, next to the others of its ConfigMap: nginx would not load it, the controller would ignore it, or it would
 * send requests elsewhere than a route table says.
 */
export function* checkConfigOption(key: string, value: unknown, data: ConfigData = {}): Findings {
  const flaw = optionFlaw(key, value, data);
  if (flaw !== undefined) yield finding('nginx-config', `config option ${show(key)} ${flaw}.`);
}

function optionFlaw(key: string, value: unknown, data: ConfigData): string | undefined {
  const alternative = ROUTING[key];
  if (alternative !== undefined) return `decides where requests go, and resolve() cannot know it: ${alternative}`;
  const kind = CONFIG_KEYS.get(key);
  if (kind === undefined) return `is unknown to ingress-nginx v1.15, which ignores it: ${fixOf(key)}`;
  if (typeof value !== 'string') {
    return `has the value ${show(value)}, and a ConfigMap takes only strings: write, for example, ${show(asText(value))}`;
  }
  const flaw = kind.flaw(value, data);
  return flaw && `has the value ${show(value)}, ${flaw.fact}: write ${flaw.right ?? kind.right}`;
}

function fixOf(key: string): string {
  const removed = REMOVED.find(({ keys }) => keys.test(key));
  if (removed !== undefined) return removed.fix;
  const meant = nearest(key, [...CONFIG_KEYS.keys(), ...Object.keys(ROUTING)]);
  return meant === undefined ? 'leave it out' : `write ${show(meant)}`;
}

/** Options that take the address of a client from the request. */
const ADDRESS_SOURCES = ['use-forwarded-headers', 'use-proxy-protocol', 'enable-real-ip'];

/** Checks that only named proxies are trusted to tell the address of a client: anyone else could claim any address. */
export function* checkTrustedProxies(data: ConfigData): Findings {
  const source = ADDRESS_SOURCES.find((key) => isTrue(data[key]));
  if (source === undefined || data['proxy-real-ip-cidr'] !== undefined) return;
  yield finding(
    'nginx-config',
    `config option ${show(source)} makes the controller trust any address that a client claims: use realIp, or set "proxy-real-ip-cidr" too.`,
  );
}

/** Checks options that each are fine, and with which nginx nevertheless loads nothing. */
export function* checkConfigSet(data: ConfigData): Findings {
  const flaw = bufferFlaw((name) => data[name]);
  if (flaw !== undefined) yield finding('nginx-config', `config option ${show(flaw.name)} ${flaw.message}.`);
}
