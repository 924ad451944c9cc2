import { finding } from '../../nginx/codes';
import { checkConfigOption, checkConfigSet, checkTrustedProxies } from '../../nginx/config/check-config-option';
import { checkRouteTimeouts } from '../../routing/table/timeouts';
import { checkMap, checkStruct, checkValue, isMap } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { sizeFlaw } from '../../rules/size';
import { configData, dataOfProps, type IngressNginxConfig } from './config';
import { checkGzip } from './gzip';
import { checkHsts } from './hsts';
import { checkLogFormat } from './log-format';
import { checkRealIp } from './real-ip';

const OPTIONS = Object.keys({
  bodySize: true,
  timeouts: true,
  realIp: true,
  logFormat: true,
  hsts: true,
  gzip: true,
  options: true,
} satisfies { [name in keyof IngressNginxConfig]-?: true });

export function* checkControllerConfig(config: IngressNginxConfig): Findings {
  const wrongProps = [...checkProps(config)];
  yield* wrongProps;
  // Options are compared with the data of the props, which exists only where the props are right.
  if (wrongProps.length === 0) yield* checkOptions(config);
}

function* checkProps(config: IngressNginxConfig): Findings {
  if (!(yield* checkStruct('config', config, OPTIONS))) return;
  const { bodySize, timeouts, realIp, logFormat, hsts, gzip, options } = config;
  if (bodySize !== undefined) yield* checkValue('size', 'bodySize', bodySize, sizeFlaw);
  if (timeouts !== undefined) yield* checkRouteTimeouts(timeouts);
  if (realIp !== undefined) yield* checkRealIp(realIp);
  if (logFormat !== undefined) yield* checkLogFormat(logFormat, isMap(options) ? options : {});
  if (hsts !== undefined) yield* checkHsts(hsts);
  if (gzip !== undefined) yield* checkGzip(gzip);
  if (options !== undefined) yield* checkMap('config options', options, '{ "use-http2": "false" }');
}

function* checkOptions(config: IngressNginxConfig): Findings {
  const fromProps = dataOfProps(config);
  const data = configData(config);
  for (const [key, value] of Object.entries(config.options ?? {})) {
    const other = fromProps[key];
    if (other === undefined) yield* checkConfigOption(key, value, data);
    else {
      yield finding(
        'nginx-config',
        `config option ${show(key)} has the value ${show(value)}, but a prop sets it to ${show(other)}: keep one of the two.`,
      );
    }
  }
  yield* checkTrustedProxies(data);
  yield* checkConfigSet(data);
}
