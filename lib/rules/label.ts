import { isDnsSubdomain, MAX_LABEL } from './dns-name';
import { show } from './show';

const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** A name with an optional DNS prefix, as keys of labels are. */
export function isQualifiedName(key: unknown): key is string {
  if (typeof key !== 'string') return false;
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const isName = name.length <= MAX_LABEL && QUALIFIED_NAME.test(name);
  return isName && (slash < 0 || isDnsSubdomain(key.slice(0, slash)));
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export function labelKeyFlaw(key: unknown): string | undefined {
  if (isQualifiedName(key)) return undefined;
  return `is not a qualified name: write at most ${MAX_LABEL} letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team"`;
}

export function labelValueFlaw(value: unknown): string | undefined {
  const isValue =
    typeof value === 'string' && value.length <= MAX_LABEL && (value === '' || QUALIFIED_NAME.test(value));
  if (isValue) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return annotationValueFlaw(value);
  return `is not a label value: write at most ${MAX_LABEL} letters, digits, "-", "_" and ".", starting and ending with a letter or digit`;
}

/** Unlike keys of labels, those of annotations may have capitals in their prefix. */
export function annotationKeyFlaw(key: unknown): string | undefined {
  return labelKeyFlaw(typeof key === 'string' ? key.toLowerCase() : key);
}

export function annotationValueFlaw(value: unknown): string | undefined {
  if (typeof value === 'string') return undefined;
  if (value === undefined || value === null) return 'is not a string: write one, or leave the key out';
  return `is not a string: write, for example, ${show(show(value))}`;
}
