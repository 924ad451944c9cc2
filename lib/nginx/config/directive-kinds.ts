import { isTime, sizeInBytes } from '../syntax/amounts';
import { isCacheDuration } from '../syntax/cache-durations';
import { regexSyntaxError } from '../syntax/regex-syntax';
import { argumentsOf } from '../syntax/statements';
import { HTTP_LOG, LOCATION, STREAM_LOG, type VariablePlace, variableFlaw } from '../syntax/variables';
import { type ConfigKind, configItems, IGNORED, kind, optional, REFUSED } from './config-kind';
import { definedBy } from './defined-variables';

/** ngx_http_log_module.c ngx_http_log_set_log, which also says that a time to write needs a buffer. */
export const LOG_PARAMETERS: ConfigKind = {
  flaw: (value, data) => {
    const words = argumentsOf(value);
    if (words === undefined) return REFUSED;
    const wrong = words.find((word) => !isLogParameter(word));
    if (wrong !== undefined) return { fact: `of which ${JSON.stringify(wrong)} is a word that nginx does not take` };
    const isBuffered = words.some((word) => /^(?:buffer=|gzip)/.test(word));
    if (!isBuffered && words.some((word) => word.startsWith('flush='))) {
      return { fact: 'which has a time to write the buffer but no buffer' };
    }
    const path = data['http-access-log-path'] ?? data['access-log-path'] ?? '';
    return isBuffered && path.includes('$')
      ? { fact: 'whose buffer nginx takes only for a path without variables' }
      : undefined;
  },
  right: 'parameters of access_log such as "buffer=16k flush=5s"',
};

function isLogParameter(word: string): boolean {
  const [name = '', value] = word.split(/=(.*)/s);
  if (name === 'buffer') return (sizeInBytes(value ?? '') ?? 0) > 0;
  if (name === 'flush') return isTime(value ?? '', 'milliseconds') && !/^[0a-z ]+$/.test(value ?? '');
  return name === 'gzip' && (value === undefined || /^[1-9]$/.test(value));
}

/** A file, "/dev/stdout" or syslog. The word "off" needs an option of its own, since nginx takes no parameters after it. */
function logPath(place: VariablePlace, example: string): ConfigKind {
  return {
    flaw: (value, data) => {
      const [path, ...others] = argumentsOf(value) ?? [];
      if (path === undefined || others.length > 0 || path === 'off') return REFUSED;
      if (!/^(?:\/|syslog:server=.)/.test(path)) return REFUSED;
      return variableFlaw(path, place, definedBy(data));
    },
    right: `the path of a file or "syslog:server=…", for example "${example}"`,
  };
}
export const HTTP_LOG_PATH = logPath(HTTP_LOG, '/var/log/nginx/access.log');
export const STREAM_LOG_PATH = logPath(STREAM_LOG, '/var/log/nginx/stream.log');
export const ERROR_LOG_PATH = kind(
  (value) => argumentsOf(value)?.length === 1 && /^(?:\/|stderr$|syslog:server=.)/.test(value.trim()),
  REFUSED,
  '"stderr", the path of a file or "syslog:server=…", for example "/var/log/nginx/error.log"',
);

/** ngx_set_cpu_affinity (src/core/nginx.c). */
export const CPU_AFFINITY = optional(
  kind(
    (value) => {
      const [first, ...others] = argumentsOf(value) ?? [];
      const masks = first === 'auto' ? others : [first ?? '', ...others];
      return (first !== 'auto' || masks.length < 2) && masks.every((mask) => /^[01]{1,1024}$/.test(mask));
    },
    REFUSED,
    '"auto" or a mask of 0 and 1 for each worker, for example "0001 0010"',
  ),
);

export const WORKERS = kind(
  (value) => value === 'auto' || /^[1-9]\d{0,8}$/.test(value),
  REFUSED,
  '"auto" or a whole number of 1 or more, for example "4"',
);

/** Nine suffice for the sockets that the template listens on (src/event/ngx_event.c); 0 leaves the number to the controller. */
export const WORKER_CONNECTIONS = kind(
  (value) => /^(?:0|9|[1-9]\d{1,8})$/.test(value),
  REFUSED,
  '"0", or more connections than the controller listens on, for example "16384"',
);

/** A buffer has to hold what a connection needs at least (ngx_http_core_module.c ngx_http_core_merge_srv_conf). */
export const HEADER_BUFFERS = kind(
  (value) => {
    const [count = '', buffer = '', ...others] = argumentsOf(value) ?? [];
    return others.length === 0 && /^0*[1-9]\d{0,8}$/.test(count) && (sizeInBytes(buffer) ?? 0) >= 512;
  },
  REFUSED,
  'a number and a size of 512 bytes or more, for example "4 16k"',
);

const MAX_DICTIONARY = 200 * 1024;

/** configmap.go ReadConfig, dictStrToKb: megabytes without a unit; Lua itself takes no less than 8 KiB. */
export const DICTIONARIES: ConfigKind = {
  flaw: (value) => {
    const wrong = configItems(value).find((item) => {
      const [, digits, unit = ''] = /^[\w-]+ *: *(\d+)([kKmM]?)$/.exec(item) ?? [];
      const kibibytes = Number(digits) * (unit.toLowerCase() === 'k' ? 1 : 1024);
      return !(kibibytes >= 8 && kibibytes <= MAX_DICTIONARY);
    });
    return wrong === undefined
      ? undefined
      : { fact: `of which ${JSON.stringify(wrong)} is an item that the controller ignores` };
  },
  right:
    'names with a size from 8k to 200m, separated by commas, for example "certificate_data: 100, balancer_ewma: 20m"',
};

/** store.go writeSSLSessionTicketKey, and nginx (ngx_ssl_session_ticket_keys): a file of 48 or 80 bytes. */
export const TICKET_KEY = optional(
  kind(
    (value) =>
      /^[A-Za-z0-9+/]+={0,2}$/.test(value) &&
      value.length % 4 === 0 &&
      [48, 80].includes(Buffer.from(value, 'base64').length),
    REFUSED,
    '48 or 80 random bytes in Base64, as `openssl rand -base64 80` makes them, on one line',
  ),
);

/** "off", or two words of which the first may be a regular expression. */
export function replacement(example: string): ConfigKind {
  return {
    flaw: (value, data) => {
      const words = argumentsOf(value);
      if (words?.length === 1 && words[0] === 'off') return undefined;
      const [from = '', to, ...others] = words ?? [];
      if (to === undefined || others.length > 0) return REFUSED;
      const regex = /^~\*?(.*)$/s.exec(from)?.[1];
      const error = regex === undefined ? undefined : regexSyntaxError(regex);
      if (error !== undefined) return { fact: `whose expression does not compile (${error})` };
      return variableFlaw(`${regex === undefined ? from : ''} ${to}`, LOCATION, definedBy(data));
    },
    right: `"off" or two words, for example "${example}"`,
  };
}

/** The server for unknown hosts has no second half of a replacement (controller.go createServers), so that nginx takes none. */
export const REDIRECT_FROM = kind(
  (value) => value === 'off' || value === 'default',
  REFUSED,
  '"off" or "default", and the annotations proxy-redirect-from and proxy-redirect-to where more is needed',
);

export const CACHE_DURATIONS = kind(
  (value) => value.split(',').every((part) => isCacheDuration(part)),
  IGNORED,
  'status codes and a time, for example "200 202 10m, 401 5m"',
);
