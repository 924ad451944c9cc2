import { isMap } from '../../../rules/check';
import { amountOf } from '../../../rules/quantity';
import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { dnsLabel, INT32, labelKey, labelMap, quantities, textOf, texts, within, word } from '../scalars';
import type { Rule, Shape } from '../shape';
import { mayRepeat, type Overlay, refine, unique } from './refine';

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

const COUNTED =
  /^(pods|services(\..+)?|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|count\/.+)$/;

const isCounted: Rule = ({ hard }) => {
  const wrong = Object.entries((hard ?? {}) as Fields).find(
    ([name, amount]) => COUNTED.test(name) && !Number.isInteger(amountOf(amount)),
  );
  return wrong && `allows ${show(wrong[1])} ${wrong[0]}: write a whole number`;
};

/** From the least to the most. */
const ORDER = ['min', 'defaultRequest', 'default', 'max'];

const isInOrder: Rule = (limits) => {
  const said = ORDER.map((name) => [name, (limits[name] ?? {}) as Fields] as const);
  for (const [index, [low, lows]] of said.entries()) {
    for (const [high, highs] of said.slice(index + 1)) {
      const wrong = Object.keys(lows).find((resource) => {
        const [less, more] = [amountOf(lows[resource]), amountOf(highs[resource])];
        return less !== undefined && more !== undefined && less > more;
      });
      if (wrong !== undefined) {
        return `has the ${wrong} ${show(lows[wrong])} in ${low}, above ${show(highs[wrong])} in ${high}: raise the one or lower the other`;
      }
    }
  }
  return undefined;
};

const LARGEST_PRIORITY = 1_000_000_000;

export const CONFIG: Overlay = {
  // The data has a check of its own.
  'core.v1.ConfigMap': refine({ binaryData: texts }),
  'core.v1.Secret': refine({ data: secretTexts, stringData: secretTexts }),
  'core.v1.ServiceAccount': refine({ secrets: mayRepeat }),
  'core.v1.LimitRangeSpec': refine({ limits: unique('type') }),
  'core.v1.LimitRangeItem': refine(
    {
      type: textOf(
        (value) =>
          /^(Container|Pod|PersistentVolumeClaim)$/.test(value) || (value.includes('/') && labelKey.fits(value)),
        'a type of a limit',
        'Container, Pod or PersistentVolumeClaim',
      ),
      default: quantities,
      defaultRequest: quantities,
      max: quantities,
      min: quantities,
      maxLimitRequestRatio: quantities,
    },
    isInOrder,
  ),
  'core.v1.ResourceQuotaSpec': refine({ hard: quantities }, isCounted),
  'coordination.v1.LeaseSpec': refine({ holderIdentity: word, leaseDurationSeconds: within(1, INT32, 15) }),
  'node.v1.RuntimeClass': refine({ handler: dnsLabel }),
  'node.v1.Overhead': refine({ podFixed: quantities }),
  'node.v1.Scheduling': refine({ nodeSelector: labelMap }),
  'scheduling.v1.PriorityClass': refine({ 'value?': within(-INT32 - 1, LARGEST_PRIORITY, 1000) }),
};
