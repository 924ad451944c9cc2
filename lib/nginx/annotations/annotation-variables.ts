import { isWholeNumber } from '../../rules/numbers';
import { ciphersFlaw } from '../syntax/ciphers';
import { argumentOf, LONGEST_WORD } from '../syntax/statements';
import { LOCATION, variableFlaw } from '../syntax/variables';
import { BREAKS_NGINX, type Pitfall } from './annotation-spec';

/** An unknown variable stops nginx from loading anything at all. */
export const variables: Pitfall = (value, isDefined) => {
  const flaw = variableFlaw(value, LOCATION, isDefined);
  return (
    flaw && { effect: `${flaw.fact}, so that it cannot load its configuration`, right: flaw.right, damage: 'fatal' }
  );
};

/** A name that may also be a group of the path's expression, which one annotation does not show. */
export const variablesOrGroups: Pitfall = (value, isDefined) => {
  const flaw = variableFlaw(value, LOCATION, isDefined);
  if (flaw === undefined) return undefined;
  return { severity: 'warning', effect: `${flaw.fact}, unless the path has a group of this name`, right: flaw.right };
};

/** The load balancer reads the key in Lua, where an unknown variable is empty (lua/util.lua parse_complex_value). */
export const hashVariables: Pitfall = (value, isDefined) => {
  const flaw = variableFlaw(value, LOCATION, isDefined);
  return flaw && { effect: `${flaw.fact}, so that every request goes to the same Pod`, right: flaw.right };
};

/** nginx reads at most so much at a time. */
export const readable: Pitfall = (value) =>
  Buffer.byteLength(value) > LONGEST_WORD
    ? { effect: BREAKS_NGINX, right: `at most ${LONGEST_WORD} bytes` }
    : undefined;

/** Values that the template writes without quotes, which a space or a brace would end. */
export const oneWord: Pitfall = (value) =>
  argumentOf(value.trim()) === undefined ? { effect: BREAKS_NGINX } : undefined;

/** mirror/main.go: nginx looks the host up when it loads, unless a variable leaves that to the request. */
export const mirrorTarget: Pitfall = (value) => {
  const [, host] = /^https?:\/\/((?:\[[^\]/]*\]|[^/?:[])+)/i.exec(value.trim()) ?? [];
  const port = /^https?:\/\/(?:\[[^\]/]*\]|[^/?:[])+:([^/?]*)/i.exec(value.trim())?.[1];
  if (host === undefined || (port !== undefined && !isPort(port))) return { effect: BREAKS_NGINX };
  if (value.includes('$') || /^[\d.]+$|^\[/.test(host) || /\.svc(?:\.cluster\.local)?$/.test(host)) return undefined;
  return {
    severity: 'warning',
    effect: 'whose host nginx looks up when it loads its configuration, and without an answer it loads nothing',
    right: 'the address of a Service such as "http://mirror.shop.svc.cluster.local$request_uri"',
  };
};

/** internal/ingress/annotations/cors/main.go: an item that is not an origin is left out of the list. */
export const origins: Pitfall = (value) => {
  const items = value.split(',').map((item) => item.trim());
  if (value.trim() === '*') return undefined;
  const bad = items.find((item) => !/^(?:[a-z]+:\/\/(?:\*\.)?[A-Za-z0-9\-.]+(?::\d+)?|null)$/.test(item));
  if (bad !== undefined) {
    const effect = `of which ${JSON.stringify(bad)} is not an origin with a scheme, so that the controller skips it`;
    return { effect };
  }
  // template.go buildCorsOriginRegex makes one word of them all.
  const expression = items.map(
    (item) => `(${item.replace(/[.*]/g, (letter) => (letter === '.' ? '\\.' : '[A-Za-z0-9\\-]+'))})`,
  );
  const bytes = `(${expression.join('|')})$`.length;
  if (bytes <= LONGEST_WORD + 1) return undefined;
  return {
    effect: `which become an expression of ${bytes} bytes, more than nginx can load`,
    damage: 'fatal',
    right: `fewer origins: the expression may have ${LONGEST_WORD + 1} bytes`,
  };
};

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && isWholeNumber(Number(text), 1, 65_535);
}

export const ciphers: Pitfall = (value) => {
  const flaw = ciphersFlaw(value);
  return flaw && { effect: flaw.fact, right: flaw.right, damage: flaw.isFatal ? 'fatal' : 'lost' };
};
