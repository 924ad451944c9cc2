import { missingSettingFlaw, missingValueFlaw } from '../rules/missing-value';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { objectsWithText } from './model/contents';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './model/object-finding';
import { fieldsOf, stringOf } from './model/read';

export const missingValuesCheck: Check<'missing-values'> = {
  name: 'missing-values',
  summary:
    'No text has the words in it that JavaScript writes for a missing value ("undefined", "null", "NaN", "[object Object]"): a problem in names, hosts, paths, URLs and images, a warning in settings.',
  example:
    'data["WEB_URL"] "https://undefined/" has "undefined" in it, the text that JavaScript makes of a missing value: set that value.',
  *check(app) {
    for (const object of objectsWithText(app, (text) => missingValueFlaw(text) !== undefined)) {
      yield* checkObject(object);
    }
  },
};

/** Reports each text of an object once: one missing value is in many fields. */
function* checkObject(object: AppObject): ObjectFindings {
  const found = new Map<string, ObjectFinding>();
  for (const [field, value] of Object.entries(object.json)) {
    // Schemas of custom kinds have these words in descriptions and enums; `data` of a Secret is base64.
    if (field === 'spec' && object.kind === 'CustomResourceDefinition') continue;
    if (field === 'data' && object.kind === 'Secret') continue;
    visit(value, field, field, contentOf(field, ''), (title, text, severity, flaw) => {
      const shown = object.kind === 'Secret' ? title : `${title} ${show(text)}`;
      if (!found.has(text)) found.set(text, severity(object, `${shown} ${flaw}.`));
    });
  }
  yield* found.values();
}

/** The texts that a field holds: settings are of any content, and annotations may be URLs and paths. */
type Content = 'names' | 'annotations' | 'settings';

function contentOf(field: string, parent: string): Content {
  if (field === 'annotations') return 'annotations';
  const isSetting =
    ['data', 'stringData', 'args', 'command'].includes(field) || (field === 'value' && parent === 'env');
  return isSetting ? 'settings' : 'names';
}

/** Fields with labels, whose values the check `labels` looks at. */
const LABELS: ReadonlySet<string> = new Set(['labels', 'matchLabels', 'selector', 'nodeSelector']);

/** Fields with names, hosts, paths, URLs and images, such as `secretName` and `hostnames`. */
const NAMES = /(?:^|[a-z])(?:name|namespace|host|path|url|uri|image)s?$/i;

/** A text that is a URL or an absolute path, whatever field it is in. */
const LOCATION = /^(?:\w[\w+.-]*:\/)?\/\S*$/;

function isName(text: string, key: string, content: Content): boolean {
  return (
    content !== 'settings' && (LOCATION.test(text) || (content === 'names' && NAMES.test(key) && !/\s/.test(text)))
  );
}

type Found = (title: string, text: string, severity: typeof problem, flaw: string) => void;

/**
 * Looks at every text of a value.
 *
 * @param key the field that the value is in, be it directly or as an item of a list.
 */
function visit(value: unknown, title: string, key: string, content: Content, found: Found): void {
  if (typeof value === 'string') {
    if (missingValueFlaw(value) === undefined) return;
    const severity = isName(value, key, content) ? problem : warning;
    const isKnown = severity === problem || content !== 'names' || value.includes('[object ');
    const flaw = severity === problem ? missingValueFlaw(value) : missingSettingFlaw(value);
    if (isKnown && flaw !== undefined) found(title, value, severity, flaw);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      visit(item, `${title}[${show(stringOf(fieldsOf(item).name) ?? index)}]`, key, content, found);
    }
  } else {
    for (const [field, inner] of Object.entries(fieldsOf(value))) {
      if (LABELS.has(field)) continue;
      const step = content === 'names' ? `.${field}` : `[${show(field)}]`;
      visit(inner, title + step, field, content === 'names' ? contentOf(field, key) : content, found);
    }
  }
}
