/** Options of the controller's ConfigMap by key. */
export interface ConfigData {
  readonly [key: string]: string;
}

/** A fault of a value. */
export interface ConfigFlaw {
  /** Clause that follows the value, such as `which nginx does not take`. */
  readonly fact: string;
  /** The words after "write", where they differ from those for every value of the kind. */
  readonly right?: string;
}

/** A kind of value that options have. */
export interface ConfigKind {
  /** The fault of a value, where nginx or the controller does not read it as meant. */
  flaw(value: string, data: ConfigData): ConfigFlaw | undefined;
  /** The words after "write". */
  readonly right: string;
}

/** The controller logs a warning and takes the default. */
export const IGNORED: ConfigFlaw = { fact: 'which the controller ignores' };
/** The controller writes it into nginx.conf, and nginx then loads nothing at all. */
export const REFUSED: ConfigFlaw = { fact: 'which nginx does not take' };

/** A kind of value with a single test. */
export function kind(accepts: (value: string) => boolean, flaw: ConfigFlaw, right: string): ConfigKind {
  return { flaw: (value) => (accepts(value) ? undefined : flaw), right };
}

export function wordOf(values: readonly string[], flaw: ConfigFlaw): ConfigKind {
  const listed = values.map((value) => `"${value}"`).join(', ');
  return kind((value) => values.includes(value), flaw, listed.replace(/, ([^,]*)$/, ' or $1'));
}

/** The items of a list with commas, as the controller splits it: empty ones are left out (configmap.go splitAndTrimSpace). */
export function configItems(list: string): string[] {
  return list
    .split(',')
    .filter((item) => item !== '')
    .map((item) => item.trim());
}

/** A list whose items are tested one by one; the first that fails is named. */
export function itemsThat(accepts: (item: string) => boolean, { fact }: ConfigFlaw, right: string): ConfigKind {
  return {
    flaw: (value) => {
      const wrong = configItems(value).find((item) => !accepts(item));
      return wrong === undefined
        ? undefined
        : { fact: `of which ${JSON.stringify(wrong)} is an item ${fact.replace(/^which/, 'that')}` };
    },
    right,
  };
}

/** Text that may be empty, which leaves the option out. */
export function optional(own: ConfigKind): ConfigKind {
  return { ...own, flaw: (value, data) => (value === '' ? undefined : own.flaw(value, data)) };
}
