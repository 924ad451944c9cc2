import { nearest } from '../../rules/edit-distance';
import {
  CONTROLLER_VARIABLES,
  HTTP_PREFIXES,
  HTTP_VARIABLES,
  OCCASIONAL_VARIABLES,
  OPTIONAL_VARIABLES,
  STREAM_PREFIXES,
  STREAM_VARIABLES,
} from './variable-names';

/** A fault of a text with variables: a clause that follows the text, and what to write instead. */
export interface VariableFlaw {
  readonly fact: string;
  readonly right: string;
}

/** A place in nginx's configuration where a text has variables. */
export interface VariablePlace {
  readonly names: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  /** True where `$1` stands for what a regular expression found, as everywhere but in logs. */
  readonly captures: boolean;
}

const HTTP = new Set([...HTTP_VARIABLES, ...CONTROLLER_VARIABLES, ...OCCASIONAL_VARIABLES]);

/** Texts of locations: URLs, headers, keys. */
export const LOCATION: VariablePlace = { names: HTTP, prefixes: HTTP_PREFIXES, captures: true };
export const HTTP_LOG: VariablePlace = { names: HTTP, prefixes: HTTP_PREFIXES, captures: false };
export const STREAM_LOG: VariablePlace = {
  names: new Set(STREAM_VARIABLES),
  prefixes: STREAM_PREFIXES,
  captures: false,
};

/** Names that are known to one controller only, for example since a snippet of its ConfigMap defines them. */
export type IsDefined = (name: string) => boolean;

/** Variables that an option switches on may be meant for a controller that is not known. */
export const mayBeSwitchedOn: IsDefined = (name) => OPTIONAL_VARIABLES.some(({ names }) => names.test(name));

/**
 * The fault of the first variable that nginx cannot resolve: one such name, and it loads nothing at all
 * (src/http/ngx_http_script.c ngx_http_script_compile, ngx_http_log_module.c ngx_http_log_compile_format).
 */
export function variableFlaw(
  text: string,
  place: VariablePlace,
  isDefined: IsDefined = mayBeSwitchedOn,
): VariableFlaw | undefined {
  for (const [whole, opened, bracketed, closed, plain] of text.matchAll(
    /\$(?:(\{)([A-Za-z0-9_]*)(\}?)|([A-Za-z0-9_]*))/g,
  )) {
    const name = (opened === undefined ? plain : bracketed)?.toLowerCase() ?? '';
    if (opened !== undefined && closed === '') {
      return { fact: `in which ${JSON.stringify(whole)} has no closing bracket`, right: `"${whole}}"` };
    }
    if (name === '') {
      return { fact: 'in which "$" has no name of a variable behind it', right: 'it without, or with a name' };
    }
    const isCapture = place.captures && opened === undefined && /^[1-9]/.test(name);
    if (isCapture || isKnown(name, place) || isDefined(name)) continue;
    return { fact: `whose variable "$${name}" nginx does not know`, right: suggestionFor(name, place) };
  }
  return undefined;
}

function isKnown(name: string, { names, prefixes }: VariablePlace): boolean {
  return names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

function suggestionFor(name: string, place: VariablePlace): string {
  const switches = OPTIONAL_VARIABLES.find(({ names }) => names.test(name))?.options;
  if (switches !== undefined) {
    return `it with config option ${switches.map((option) => `"${option}": "true"`).join(' and ')}`;
  }
  const meant = nearestVariable(name, place);
  return `${meant === undefined ? 'a variable of nginx or of the controller, for example "$host"' : `"$${meant}"`}`;
}

/** The known variable that an unknown one is most likely a slip of. */
export function nearestVariable(name: string, { names }: VariablePlace): string | undefined {
  const dashed = [...names].map((known) => known.replaceAll('_', '-'));
  return nearest(name, dashed)?.replaceAll('-', '_');
}

/** Names that a piece of configuration defines or uses, each without its "$": whatever it sets is known to nginx. */
export function namesIn(snippet: string): ReadonlySet<string> {
  return new Set(
    [...snippet.matchAll(/\$\{?([A-Za-z0-9_]+)|\?P?<([A-Za-z0-9_]+)>/g)].map(([, name, group]) =>
      (name ?? group ?? '').toLowerCase(),
    ),
  );
}
