import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Language } from './language';
import { REPOSITORY } from './packages';
import { NAMES, programIn } from './programs';

interface Type {
  readonly name: string;
  readonly kind: string;
  readonly abstract?: boolean;
  readonly initializer?: { readonly protected?: boolean };
  readonly methods?: readonly { readonly static?: boolean }[];
}

/** The classes that a program can make an object of: values, by a factory, and constructs. */
function classes(): string[] {
  const { types } = JSON.parse(readFileSync(path.join(REPOSITORY, '.jsii'), 'utf8')) as { types: Record<string, Type> };
  return Object.values(types)
    .filter(({ kind, abstract, initializer, methods = [] }) => {
      const isMade = initializer !== undefined || methods.some((method) => method.static);
      return kind === 'class' && abstract !== true && isMade;
    })
    .map(({ name }) => name);
}

/** The classes that no program of a language uses. */
export function unusedClasses(language: Language): string[] {
  const code = NAMES.map((name) => readFileSync(programIn(language, name).file, 'utf8')).join('\n');
  // `NewWebService` and `Scale_Fixed` are how Go writes it. An import alone is no use.
  const isUsed = (name: string) => new RegExp(`\\b(?:New)?${name}(?:\\b(?!,$|;$)|_)`, 'm').test(code);
  return classes().filter((name) => !isUsed(name));
}
