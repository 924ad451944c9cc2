import { isIP, isIPv4 } from 'node:net';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import { ciphersFlaw, curvesFlaw } from '../syntax/ciphers';
import { regexSyntaxError } from '../syntax/regex-syntax';
import { argumentOf, argumentsOf, readStatements } from '../syntax/statements';
import { LOCATION, type VariablePlace, variableFlaw } from '../syntax/variables';
import { isAddressList } from '../validators';
import {
  type ConfigFlaw,
  type ConfigKind,
  configItems,
  IGNORED,
  itemsThat,
  kind,
  optional,
  REFUSED,
} from './config-kind';
import { definedBy } from './defined-variables';

const UNQUOTABLE: ConfigFlaw = { fact: 'which nginx cannot read between the quotes of its configuration' };

export const ANY: ConfigKind = kind(() => true, IGNORED, 'text');

/** One word of nginx.conf, without variables. */
export const WORD = kind(
  (value) => argumentOf(value) !== undefined,
  REFUSED,
  'one word without spaces, quotes, ";" and "{"',
);

export const WORDS = kind(
  (value) => (argumentsOf(value) ?? []).length > 0,
  REFUSED,
  'words with a space between, for example "text/css application/json"',
);

/** So many words of nginx.conf with variables in them. */
export function withVariables(right: string, place: VariablePlace = LOCATION, count = 1): ConfigKind {
  return {
    flaw: (value, data) => {
      const words = argumentsOf(value);
      if (words?.length !== count) return REFUSED;
      return variableFlaw(words.join(' '), place, definedBy(data));
    },
    right,
  };
}

/** Text that the template puts in quotes. */
export function quotedText(place: VariablePlace, right: string, quote = "'"): ConfigKind {
  return {
    flaw: (value, data) => {
      const words = argumentsOf(`${quote}${value}${quote}`);
      if (words === undefined) return UNQUOTABLE;
      return variableFlaw(words.join(''), place, definedBy(data));
    },
    right,
  };
}

export const RULES = kind(
  (value) => argumentsOf(`'${value}'`) !== undefined,
  UNQUOTABLE,
  'rules without single quotes',
);

/** Directives: their names cannot be known, but nginx must be able to tell where each one ends. */
export const SNIPPET: ConfigKind = {
  flaw: (value) => {
    const { flaw } = readStatements(value);
    return flaw === undefined ? undefined : { fact: `which ${flaw}` };
  },
  right: 'whole directives of nginx, each with ";" or a block in braces at its end',
};

/** Keys of a `map`, which are names or regular expressions (src/http/modules/ngx_http_map_module.c). */
export function mapKeys(example: string): ConfigKind {
  return {
    flaw: (value) => {
      const names = new Set<string>();
      for (const item of configItems(value)) {
        const key = argumentOf(item);
        if (key === undefined || key === 'default' || key === 'include') return notAKey(item);
        const regex = /^~\*?(.*)$/s.exec(key)?.[1];
        const error = regex === undefined ? undefined : regexSyntaxError(regex);
        if (error !== undefined)
          return { fact: `whose expression ${JSON.stringify(item)} does not compile (${error})` };
        if (regex === undefined && names.has(key.toLowerCase()))
          return { fact: `which has ${JSON.stringify(item)} twice` };
        names.add(key.toLowerCase());
      }
      return undefined;
    },
    right: `names, or regular expressions behind "~" or "~*", with a comma between and in quotes where they have spaces or braces, for example ${example}`,
  };
}

function notAKey(item: string): ConfigFlaw {
  return { fact: `of which ${JSON.stringify(item)} is an item that nginx does not take` };
}

export const REGEX_IN_QUOTES: ConfigKind = {
  flaw: (value) => {
    const expression = argumentOf(`"${value}"`);
    if (expression === undefined) return REFUSED;
    const error = regexSyntaxError(expression);
    return error === undefined ? undefined : { fact: `which does not compile (${error})` };
  },
  right: 'a regular expression for the User-Agent, for example "msie6"',
};

export const CIPHER_LIST: ConfigKind = {
  flaw: ciphersFlaw,
  right: 'names of OpenSSL with ":" between, for example "ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL"',
};
export const CURVE_LIST: ConfigKind = { flaw: curvesFlaw, right: '"auto"' };

/** Words of a set that nginx compares without case (ngx_conf_set_bitmask_slot). */
export function wordsOf(known: readonly string[], example: string): ConfigKind {
  const isKnown = (word: string) => known.includes(word.toLowerCase());
  return {
    flaw: (value) => {
      const words = argumentsOf(value) ?? [];
      const wrong = words.find((word) => !isKnown(word));
      if (wrong !== undefined) return { fact: `of which ${JSON.stringify(wrong)} is a word that nginx does not take` };
      return words.length === 0 ? REFUSED : undefined;
    },
    right: `${example} with a space between`,
  };
}

export const ADDRESSES = itemsThat(
  isAddressList,
  REFUSED,
  'CIDR blocks separated by commas, for example "10.0.0.0/8,192.168.0.0/16"',
);
export const BIND_ADDRESSES = itemsThat(
  (item) => isIP(item) !== 0 && !item.includes('%'),
  IGNORED,
  'IP addresses separated by commas, for example "10.0.0.1"',
);
export const ADDRESSES_OF_CLIENTS = itemsThat(
  isAddressList,
  IGNORED,
  'IP addresses or CIDR blocks, for example "10.0.0.1"',
);

const HEADER = /^[A-Za-z0-9_-]+$/;
export const HEADER_NAME = kind(
  (value) => HEADER.test(value),
  REFUSED,
  'the name of a header, of letters, digits and "-", for example "X-Forwarded-For"',
);
export const HEADERS = itemsThat(
  (item) => HEADER.test(item),
  IGNORED,
  'names of headers separated by commas, for example "X-User,X-Group"',
);
export const HIDDEN_HEADERS = itemsThat(
  (item) => argumentOf(item) !== undefined && /^[^\s:]+$/.test(item),
  REFUSED,
  'names of headers separated by commas, for example "X-Powered-By"',
);

/** customhttperrors and configmap.go filterErrors; nginx itself refuses 499 (ngx_http_core_error_page). */
export const ERROR_CODES: ConfigKind = {
  flaw: (value) => {
    const items = configItems(value);
    const wrong = items.find((item) => !/^[3-5]\d\d$/.test(item));
    if (wrong !== undefined)
      return { fact: `of which ${JSON.stringify(wrong)} is an item that the controller ignores` };
    return items.includes('499') ? { fact: 'of which "499" is a code that nginx does not take' } : undefined;
  },
  right: 'codes from 300 to 599 except 499, separated by commas, for example "404,503"',
};

/** An object that the controller looks up under exactly "namespace/name" (nginx.go generateTemplate). */
export function reference(what: string, example: string): ConfigKind {
  return optional(
    kind(
      (value) =>
        value.split('/').length === 2 && value.split('/').every((name) => dnsSubdomainFlaw(name) === undefined),
      { fact: 'which the controller does not find' },
      `the ${what} as "namespace/name", for example "${example}"`,
    ),
  );
}

/** parser.StringToURL: a scheme and a host. The text then stands in nginx.conf, in quotes or without. */
function authUrl(quote: string): ConfigKind {
  return {
    flaw: (value, data) => {
      const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?]+)/i.exec(value)?.[1];
      if (host === undefined || host.includes('..')) return IGNORED;
      const word = argumentOf(`${quote}${value}${quote}`);
      return word === undefined ? REFUSED : variableFlaw(word, LOCATION, definedBy(data));
    },
    right: 'a URL with scheme and host, for example "https://auth.example.com/check"',
  };
}
export const AUTH_URL = authUrl('"');
export const SIGNIN_URL = authUrl('');

export const HOST = kind(
  (value) => isIPv4(value) || /^\[[0-9a-f:]+\]$/i.test(value) || dnsSubdomainFlaw(value.toLowerCase()) === undefined,
  REFUSED,
  'a host name or address, for example "syslog.example.com"',
);
