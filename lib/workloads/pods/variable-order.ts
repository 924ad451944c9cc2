import { entriesByName } from '../../rules/check';

interface Variables {
  readonly [name: string]: unknown;
}

/** The names that a value refers to as `$(NAME)`; `$$` stands for `$`. */
function referencesOf(variable: unknown): string[] {
  const { value } = (variable ?? {}) as { readonly value?: unknown };
  const matches = typeof value === 'string' ? value.matchAll(/\$\$|\$\(([^)]*)\)/g) : [];
  return [...matches].flatMap(([, name]) => name ?? []);
}

/**
 * Variables by name, except that a variable comes after those that it refers to: Kubernetes replaces a reference only by
 * the value of a variable that comes before (https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/).
 */
export function byReference<T>(variables: { readonly [name: string]: T }): [string, T][] {
  const names = entriesByName(variables);
  if (names.length === 0) return names;
  const ordered = new Map<string, T>();
  const started = new Set<string>();
  const add = (name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (variable === undefined || started.has(name)) return;
    started.add(name);
    for (const reference of referencesOf(variable).sort()) add(reference);
    ordered.set(name, variable);
  };
  for (const [name] of names) add(name);
  return [...ordered];
}

/**
 * Variables that refer to each other in a circle, one list for each circle. A variable that refers to itself is not one:
 * it extends the variable of the same name that a Secret or settings have.
 */
export function circlesOf(variables: Variables): string[][] {
  const reached = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const name of referencesOf(variables[from])) {
      if (!Object.hasOwn(variables, name) || seen.has(name)) continue;
      seen.add(name);
      reached(name, seen);
    }
    return seen;
  };
  const from = new Map(entriesByName(variables).map(([name]) => [name, reached(name)]));
  const circles = new Map<string, string[]>();
  for (const [name, others] of from) {
    const circle = [...from.keys()].filter((other) => others.has(other) && from.get(other)?.has(name));
    if (circle.length > 1 && circle.includes(name)) circles.set(circle.join(' '), circle);
  }
  return [...circles.values()];
}
