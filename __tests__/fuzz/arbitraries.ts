import * as fc from 'fast-check';

/** One arbitrary for each prop of a struct, so that a new prop without one does not compile. */
export type PropArbitraries<Props> = { [K in keyof Required<Props>]: fc.Arbitrary<NonNullable<Props[K]>> };

/** A struct with any of its props left out. */
export function someOf<Props>(table: PropArbitraries<Props>): fc.Arbitrary<Partial<Props>> {
  return fc.record(table as { [name: string]: fc.Arbitrary<unknown> }, { requiredKeys: [] }) as fc.Arbitrary<
    Partial<Props>
  >;
}

/** A value that is usually left out. */
export const rarely = <T>(arbitrary: fc.Arbitrary<T>, freq = 3) => fc.option(arbitrary, { nil: undefined, freq });

export const word = fc.constantFrom('user', 'pay', 'a', 'x-y', 'orders-api', 'n0', 'very-long-name-of-some-service');

/** Numbers with a base or `_`, some of which the YAML of cdk8s cannot represent: the check `texts` finds them. */
const UNUSUAL_NUMBER = /^[-+.\de_]*[_obx][-+.\d_a-f]*$/i;

/** Texts that look like something else in YAML, a shell or a template, and ordinary ones. */
export const text = fc.oneof(
  fc.constantFrom(
    '',
    'on',
    '~',
    '1e3',
    'a: b',
    '# c',
    '---',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a text with a template in it, not a template
    '${HOME}',
    '{{ x }}',
    'two\nlines\n',
    ' " \' `',
    'é😀',
  ),
  fc.string({ maxLength: 12 }).filter((value) => !UNUSUAL_NUMBER.test(value)),
);

/** A map with keys of a few kinds. */
export const dictionary = <T>(keys: readonly string[], values: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...keys), values, { minKeys: 1, maxKeys: 3 });
