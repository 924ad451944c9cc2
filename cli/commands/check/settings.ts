import { kubernetesVersionFlaw } from '../../../lib/cdk8s/kubernetes-versions';
import { CHECKS } from '../../../lib/checks';
import { EXTERNAL_KINDS, type ExternalKind } from '../../../lib/checks/portico-checks';
import { dnsLabelFlaw } from '../../../lib/rules/dns-name';
import { show } from '../../../lib/rules/show';
import { guess, onlyValue } from '../../arguments';
import { UsageError } from '../../usage-error';
import type { Arguments } from '../command';
import type { CheckSettings } from './check-documents';

/** Reads the options of `portico check`. */
export function settingsOf(args: Arguments): CheckSettings {
  const { values } = args;
  const [kubernetesVersion, namespace] = ['kubernetes', 'namespace'].map((name) => onlyValue(args, name));
  refuse('kubernetes', kubernetesVersion, kubernetesVersionFlaw);
  refuse('namespace', namespace, dnsLabelFlaw);
  return {
    kubernetesVersion,
    namespace,
    externals: (values.external ?? []).map(externalOf),
    disabled: (values.disable ?? []).map(checkOf),
  };
}

function refuse(option: string, value: string | undefined, flawOf: (value: unknown) => string | undefined): void {
  const flaw = value === undefined ? undefined : flawOf(value);
  if (flaw !== undefined) throw new UsageError(`--${option} ${show(value)} ${flaw}.`);
}

function externalOf(text: string): readonly [ExternalKind, string] {
  const [kind = '', name = '', ...rest] = text.split('/');
  const kinds = Object.keys(EXTERNAL_KINDS);
  if (!Object.hasOwn(EXTERNAL_KINDS, kind)) {
    throw new UsageError(`--external ${show(text)} has an unknown kind ${show(kind)}${guess(kind, kinds)}`);
  }
  if (name === '' || rest.length > 0) {
    throw new UsageError(`--external ${show(text)} names no object: write its kind and name, such as Service/billing.`);
  }
  return [kind as ExternalKind, name];
}

function checkOf(code: string): string {
  const codes = CHECKS.map(({ name }) => name);
  if (codes.some((known) => known === code)) return code;
  throw new UsageError(`--disable ${show(code)} is no check${guess(code, codes)}`);
}
