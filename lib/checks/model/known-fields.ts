import { k8s } from '../../cdk8s/k8s';

/** What may stand in a field of an API object. */
export type Known = 'anything' | KnownFields;

/** Fields that came after the API of the typed objects, below one of its own; none stands for anything. */
export interface LaterFields {
  readonly list: boolean;
  readonly fields: Map<string, LaterFields>;
}

/** The field of a map, whatever its key is. */
const ANY_KEY = '*';

/** A step into the elements of a list. */
const ELEMENT = '[]';

type Converter = (props: unknown) => object;

/**
 * The fields of an API object, or of an object within it. They are what the converter of its typed object reads: it is
 * given something that answers every question, and what it writes has every field that there is. Learned as needed,
 * since a converter goes through everything below.
 */
export class KnownFields {
  private learned?: ReadonlyMap<string, Known>;

  constructor(
    private readonly convert: Converter | undefined,
    private readonly steps: readonly string[],
    private readonly later: LaterFields | undefined,
    readonly list: boolean,
  ) {}

  get(field: string): Known | undefined {
    const fields = this.all();
    return fields.get(field) ?? fields.get(ANY_KEY);
  }

  has(field: string): boolean {
    return field !== ANY_KEY && this.all().has(field);
  }

  /** Without those of a map, which can have any name. */
  entries(): [string, Known][] {
    return [...this.all()].filter(([field]) => field !== ANY_KEY);
  }

  private all(): ReadonlyMap<string, Known> {
    this.learned ??= this.learn();
    return this.learned;
  }

  private learn(): Map<string, Known> {
    const fields = new Map<string, Known>();
    const written = this.convert === undefined ? {} : follow(this.convert(question(this.steps)), this.steps);
    for (const [field, value] of Object.entries(written)) {
      fields.set(field, this.below(field, value, this.later?.fields.get(field)));
    }
    for (const [field, later] of this.later?.fields ?? []) {
      if (fields.has(field)) continue;
      fields.set(field, later.fields.size === 0 ? 'anything' : new KnownFields(undefined, [], later, later.list));
    }
    return fields;
  }

  private below(field: string, value: unknown, later: LaterFields | undefined): Known {
    const list = Array.isArray(value);
    if (later?.fields.size === 0 || (list ? value[0] : value) === ANSWER) return 'anything';
    const steps = [...this.steps, field, ...(list ? [ELEMENT] : [])];
    return new KnownFields(this.convert, steps, later, list);
  }
}

let converters: Map<string, Converter> | undefined;

/** Turns the props of a typed object into its fields, by `apiVersion kind`. */
export function converterOf(kind: string): Converter | undefined {
  if (converters === undefined) {
    converters = new Map();
    for (const type of Object.values(k8s) as Partial<TypedObject>[]) {
      const { GVK, manifest } = type;
      if (GVK && manifest) converters.set(`${GVK.apiVersion} ${GVK.kind}`, (props) => manifest.call(type, props));
    }
  }
  return converters.get(kind);
}

interface TypedObject {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  readonly manifest: Converter;
}

/** A number, a text, a list, an object: whatever a converter takes it for. */
const ANSWER: object = Object.freeze(
  Object.defineProperties(Object.create(null), {
    value: { get: () => ANSWER },
    toISOString: { value: () => ANSWER },
    map: { value: (convert: (element: unknown) => unknown) => [convert(ANSWER)] },
  }),
);

/** Props that have everything at the end of a path, and nothing beside it. */
function question([step, ...rest]: readonly string[]): unknown {
  if (step === undefined) {
    return new Proxy(
      {},
      {
        get: () => ANSWER,
        ownKeys: () => [ANY_KEY],
        getOwnPropertyDescriptor: () => ({ value: ANSWER, enumerable: true, configurable: true }),
      },
    );
  }
  if (step === ELEMENT) return { map: (convert: (element: unknown) => unknown) => [convert(question(rest))] };
  if (step === ANY_KEY) return { [ANY_KEY]: question(rest) };
  const name = propName(step);
  return new Proxy({}, { get: (_, prop) => (propName(String(prop)) === name ? question(rest) : undefined) });
}

/** Props are named like fields, but for capitals and signs: `hostIpc` is `hostIPC`, `ref` is `$ref`. */
export const propName = (field: string) => field.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

function follow(written: unknown, steps: readonly string[]): object {
  let found = written as { readonly [step: string]: unknown };
  for (const step of steps) found = found[step === ELEMENT ? 0 : step] as typeof found;
  return found;
}
