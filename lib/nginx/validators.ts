import { isIPv4, isIPv6 } from 'node:net';
import { serviceNameFlaw } from '../rules/dns-name';

/**
 * The value tests of ingress-nginx v1.15 (internal/ingress/annotations/parser/validators.go and the regular
 * expressions next to the annotations in internal/ingress/annotations/<name>/main.go). They decide whether the
 * controller accepts a value, not whether the value is sensible: see annotation-pitfalls.ts for that.
 */
export type Validator = (value: string) => boolean;

const BASIC = '-._~a-zA-Z0-9/:';
const URL_CHARS = `${BASIC},?&=`;

/** ValidateRegex: optionally tests the value without its spaces, and never lets a line break pass (MaliciousRegex). */
function matches(pattern: RegExp, spaces: 'kept' | 'removed' = 'removed'): Validator {
  return (value) => {
    const tested = spaces === 'removed' ? value.replaceAll(' ', '') : value;
    return pattern.test(tested) && !/[\r\n]/.test(tested);
  };
}

/** ValidateOptions always trims. */
function oneOf(options: readonly string[], letterCase: 'exact' | 'any' = 'exact'): Validator {
  return (value) => {
    const trimmed = value.trim();
    return options.includes(letterCase === 'any' ? trimmed.toLowerCase() : trimmed);
  };
}

/** ValidateBool: the spellings of Go's strconv.ParseBool; neither "yes" nor "on" is among them. */
export const isBool: Validator = (value) => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value);

/** True for a (valid or absent) bool annotation that the controller reads as true. */
export const isTrue = (value: string | undefined): boolean =>
  value !== undefined && /^(?:1|t|T|TRUE|true|True)$/.test(value);

/** ValidateInt: Go's strconv.Atoi, so a sign is fine but a unit, a space or a fraction is not. */
export const isInt: Validator = (value) => {
  if (!/^[+-]?\d+$/.test(value)) return false;
  const number = BigInt(value.replace(/^\+/, ''));
  return BigInt.asIntN(64, number) === number;
};

/** ValidateNull: anything goes; the risk level is what stops snippets. */
export const isAnything: Validator = () => true;

export const isBasicText = matches(new RegExp(`^[${BASIC}]*$`));
export const isExtendedText = matches(new RegExp(`^[${BASIC}, ]*$`), 'kept');
export const isTextWithSpaces = matches(new RegExp(`^[${BASIC} ]*$`), 'kept');
export const isUrlText = matches(new RegExp(`^[${URL_CHARS}]*$`));
export const isUrlTextWithoutSpaces = matches(new RegExp(`^[${URL_CHARS}]*$`), 'kept');
export const isUrlTextWithVariables = matches(new RegExp(`^[${URL_CHARS} $]*$`));
export const isPathWithCaptures = matches(new RegExp(`^[${BASIC}$]*$`), 'kept');
export const isPathWithCapturesAndSpaces = matches(new RegExp(`^[${BASIC}$]*$`));
export const isNginxVariable = matches(/^[A-Za-z0-9\-_${}]*$/);
export const isHeaderList = matches(/^[A-Za-z0-9\-_, ]*$/);
export const isSize = matches(/^\d+[bkmg]?$/i);

/** IsValidRegex tests only the characters, never the syntax; note that it has no comma, so `{1,2}` is refused. */
const REGEX_CHARS = /^[-._~a-zA-Z0-9/:^$[\](){}*+?|&=\\]*$/;
export const isRegexText = matches(REGEX_CHARS, 'kept');
/** ValidateServerName. */
export const isServerName: Validator = (value) => REGEX_CHARS.test(value.trim());
/** ValidateArrayOfServerName. */
export const isServerNameList: Validator = (value) => value.split(',').every(isServerName);

/** ValidateServiceName: a DNS-1035 label. */
export const isServiceName: Validator = (value) => serviceNameFlaw(value) === undefined;

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  // Go's net.ParseIP knows no IPv6 zone, Node's isIPv6 does.
  if (rest.length > 0 || address.includes('%')) return false;
  const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  if (width === undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width);
}
/** ValidateCIDRs (internal/net/ipnet.go): one bad item, even an empty one after a trailing comma, spoils the list. */
export const isAddressList: Validator = (value) => value.split(',').every((item) => isAddressOrRange(item.trim()));

/** CommonNameAnnotationValidator: "CN=" and a Go (RE2) regular expression, which has no look-around and no \1. */
export const isCommonName: Validator = (value) => {
  if (!value.startsWith('CN=') || /\(\?<?[=!]|\\[1-9]/.test(value)) return false;
  try {
    new RegExp(value.slice(3).replace(/^\(\?[a-zA-Z]+\)/, ''));
    return true;
  } catch {
    return false;
  }
};

export const isOnOff = oneOf(['on', 'off']);
export const isOnOffText = matches(/^(?:on|off)$/);
// The next two are not anchored in the controller.
export const isAuthType = matches(/basic|digest/);
export const isAuthSecretType = matches(/auth-file|auth-map/);
export const isHttpMethod = matches(/GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE/);
export const isVerifyClient = matches(/^(?:on|off|optional|optional_no_ca)$/);
export const isErrorPage = matches(/^(?:(?:https?:\/\/)?[A-Za-z0-9\-.]*(?::\d+)?\/[A-Za-z0-9\-.]*)?$/);
export const isBackendProtocol = oneOf(['auto_http', 'http', 'https', 'grpc', 'grpcs', 'fcgi'], 'any');
export const isConnectionHeader = matches(/^(?:close|keep-alive)$/);
export const isErrorCodeList = matches(/^(?:[4,5]\d{2},?)*$/);
export const isFileName = matches(/^[A-Za-z0-9.\-_]+$/);
export const isLoadBalancer = oneOf([
  'round_robin',
  'chash',
  'chashsubset',
  'sticky_balanced',
  'sticky_persistent',
  'ewma',
]);
export const isOperationName = matches(/^[A-Za-z0-9_-]*$/);
export const isNextUpstream = matches(
  /^(?:(?:error|timeout|invalid_header|http_50[0234]|http_40[34]|http_429|non_idempotent|off)[\t\n\f\r ]?)+$/,
  'kept',
);
export const isCookieDomain = matches(new RegExp(`^(?:off|[${BASIC}]+[\\t\\f ]+[${BASIC}]+)$`), 'kept');
export const isHttpVersion = oneOf(['1.0', '1.1']);
export const isUpstreamCiphers = matches(/^[A-Za-z0-9+:_\-!]*$/);
export const isUpstreamProtocols = matches(/^(?:SSLv2|SSLv3|TLSv1|TLSv1\.1|TLSv1\.2|TLSv1\.3)*$/);
export const isServerCiphers = matches(/^(?:[A-Za-z0-9!:+\-_]|@STRENGTH|@SECLEVEL=[0-5])*$/);
export const isAnyOrAll = oneOf(['any', 'all']);
export const isCookieAffinity = oneOf(['cookie']);
export const isAffinityMode = oneOf(['balanced', 'persistent']);
export const isCanaryBehavior = oneOf(['sticky', 'legacy']);
export const isSameSite = oneOf(['none', 'lax', 'strict'], 'any');
/** The alternatives of `(^0|-?[1-9]\d*$)` are each anchored at one end only, so "0h" and "h5" pass. */
export const isCookieLifetime = matches(/^0|-?[1-9]\d*$/);
export const isHashKey = matches(/^[A-Za-z0-9\-_${}]*$/);

// The controller writes the next three with nested repetitions, which Go evaluates in linear time but JavaScript in
// exponential time; these accept the same texts without the nesting (internal/ingress/annotations/cors/main.go).
export const isMethodList = matches(/^[A-Za-z]+(?:(?:,[\t\f ]?|[\t\f ])[A-Za-z]+)*,?[\t\f ]?$/);
export const isExposedHeaderList = matches(/^[A-Za-z0-9\-_*]+(?:(?:,[\t\f ]?|[\t\f ])[A-Za-z0-9\-_*]+)*,?[\t\f ]?$/);
export const isOriginList = matches(/^(?:\*|(?:[A-Za-z0-9\-.,]|\*\.|:\d|(?<=[a-z]):\/\/)*)$/);
