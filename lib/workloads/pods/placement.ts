import { checkLabelMap, checkValue, isMap, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';

export function* checkNodeSelector(labels: unknown): Findings {
  if (isMap(labels)) yield* checkLabelMap('nodeSelector', labels);
  else yield wrongType('nodeSelector', labels, 'an object such as { "kubernetes.io/arch": "arm64" }');
}

export function* checkPriorityClass(name: unknown): Findings {
  yield* checkValue('dns-name', 'priorityClassName', name, dnsSubdomainFlaw);
}
