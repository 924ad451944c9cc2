import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { labelKey, labelMap, labelValue, oneOf, text, texts, word } from '../scalars';
import { anything, fields, list } from '../shape';
import { mayRepeat, type Overlay, refine } from './refine';

const isEmpty = (values: unknown) => !Array.isArray(values) || values.length === 0;

/** `Exists` and `DoesNotExist` compare with no value, all others do. */
export function needsValues({ operator, values }: Fields): string | undefined {
  const needed = operator !== 'Exists' && operator !== 'DoesNotExist';
  if (needed !== isEmpty(values)) return undefined;
  return `has the operator ${show(operator)} and the values ${show(values ?? [])}: ${needed ? 'write one' : 'leave them out'}`;
}

/** A selector with values that another check looks at: of a workload's own pods, or of a metric. */
export const looseSelector = fields({
  matchLabels: texts,
  matchExpressions: list(fields({ 'key!': word, 'operator!': text, values: list(text) })),
});

const requirement = refine(
  { key: labelKey, operator: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'), values: list(labelValue) },
  needsValues,
);

export const META: Overlay = {
  'meta.v1.LabelSelector': refine({ matchLabels: labelMap }),
  'meta.v1.LabelSelectorRequirement': requirement,
  'gateway.v1.GatewaySpecAllowedListenersNamespacesSelector': refine({ matchLabels: labelMap }),
  'gateway.v1.GatewaySpecAllowedListenersNamespacesSelectorMatchExpressions': requirement,
  // Names, labels and annotations have checks of their own.
  'meta.v1.ObjectMeta': refine({
    name: anything,
    namespace: anything,
    generateName: anything,
    labels: anything,
    annotations: anything,
    finalizers: list(labelKey),
    ownerReferences: mayRepeat,
  }),
  'meta.v1.OwnerReference': refine({ apiVersion: word, kind: word, name: word, uid: word }),
};
