import { isMap } from '../../../rules/check';
import { dnsLabel, INT32, labelMap, quantities, texts, within, word } from '../scalars';
import type { Shape } from '../shape';
import { mayRepeat, type Overlay, refine } from './refine';

const isText = (value: unknown) => typeof value === 'string';

/** The texts of a Secret, which are not for a log. */
const secretTexts: Shape = {
  fits: (values) => isMap(values) && Object.values(values).every(isText),
  *explain(values, path) {
    if (!isMap(values)) yield `${path} is not a map: write, for example, { password: "…" }.`;
    for (const [key, value] of Object.entries(isMap(values) ? values : {})) {
      if (!isText(value)) yield `${path}.${key} is not a string: write one, in quotes.`;
    }
  },
};

const LARGEST_PRIORITY = 1_000_000_000;

export const CONFIG: Overlay = {
  // The data has a check of its own.
  'core.v1.ConfigMap': refine({ binaryData: texts }),
  'core.v1.Secret': refine({ data: secretTexts, stringData: secretTexts }),
  'core.v1.ServiceAccount': refine({ secrets: mayRepeat }),
  'coordination.v1.LeaseSpec': refine({ holderIdentity: word, leaseDurationSeconds: within(1, INT32, 15) }),
  'node.v1.RuntimeClass': refine({ handler: dnsLabel }),
  'node.v1.Overhead': refine({ podFixed: quantities }),
  'node.v1.Scheduling': refine({ nodeSelector: labelMap }),
  'scheduling.v1.PriorityClass': refine({ 'value?': within(-INT32 - 1, LARGEST_PRIORITY, 1000) }),
};
