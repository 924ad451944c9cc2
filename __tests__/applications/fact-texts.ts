/** The facts of an object by name, each as a short text. */
export interface ObjectFacts {
  readonly [fact: string]: string;
}

// biome-ignore lint/suspicious/noExplicitAny: facts are read from objects of many kinds
export type Fields = any;

export const joined = (items: readonly unknown[]) => items.join(', ');

export const labelsText = (labels: Fields) =>
  joined(
    Object.entries(labels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .sort(),
  );

/** The facts without those that say nothing. */
export const said = (facts: { readonly [fact: string]: unknown }): ObjectFacts =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([fact, value]) => [fact, String(value)]),
  );
