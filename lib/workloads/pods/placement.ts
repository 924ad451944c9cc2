import { checkLabelMap, checkMap, checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';

export function* checkNodeSelector(labels: unknown): Findings {
  if (!(yield* checkMap('nodeSelector', labels, '{ "kubernetes.io/arch": "arm64" }'))) return;
  yield* checkLabelMap('nodeSelector', labels as { [key: string]: unknown });
}

export function* checkPriorityClass(name: unknown): Findings {
  yield* checkValue('dns-name', 'priorityClassName', name, dnsSubdomainFlaw);
}
