import type { KedaTrigger } from '../../../neighbours/keda/scaled-object';
import { checkFlag, checkValue } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { amountFlaw } from '../../../rules/numbers';
import { serverUrlFlaw } from '../../../rules/server-address';
import { finding } from '../../codes';
import type { SecretKey } from '../../pods/secret-key';
import { type Credentials, checkCredential, withAccess } from './credentials';
import { EventScale } from './event-scale';
import type { ScaleFallback } from './fallback';
import type { ScaleEventOptions } from './scale-event-options';
import { checkText } from './text';

/** A query to Prometheus, and the limits of the number of pods. */
export interface ScaleOnPrometheusOptions extends ScaleEventOptions {
  /** The URL of Prometheus, or of whatever answers like it, as any namespace finds it: `http://prometheus.monitoring.svc:9090`. */
  readonly server: string;

  /** The query, in PromQL. Its result is a single number: `sum(rate(http_requests_total{app="user"}[2m]))`. */
  readonly query: string;

  /** The value for which there is one pod, from 0.001: of a result of 500 and a threshold of 100 there are 5 pods. */
  readonly threshold: number;

  /** The most pods, more than `min`. */
  readonly max: number;

  /**
   * The value that the result may have where there is no pod. With a higher one the first pod starts. It is for a `min` of 0.
   *
   * @default 0
   */
  readonly activation?: number;

  /**
   * An empty result counts as 0. Otherwise it is a failure, for which there is `fallback`.
   *
   * @default true
   */
  readonly ignoreNullValues?: boolean;

  /**
   * A token that is sent with the query.
   *
   * @default - none
   */
  readonly bearerToken?: SecretKey;

  /**
   * The name for basic authentication, with `password`.
   *
   * @default - none
   */
  readonly username?: SecretKey;

  /**
   * The password for basic authentication.
   *
   * @default - none
   */
  readonly password?: SecretKey;

  /**
   * The number of pods while KEDA cannot ask Prometheus.
   *
   * @default - the number stays as it is
   */
  readonly fallback?: ScaleFallback;
}

type OwnOption = Exclude<keyof ScaleOnPrometheusOptions, keyof ScaleEventOptions>;

const OPTIONS = Object.keys({
  server: true,
  query: true,
  threshold: true,
  max: true,
  activation: true,
  ignoreNullValues: true,
  bearerToken: true,
  username: true,
  password: true,
  fallback: true,
} satisfies { [name in OwnOption]-?: true });

export function scaleOnPrometheus(options: ScaleOnPrometheusOptions): EventScale {
  const source = {
    title: 'a scale on Prometheus',
    options: OPTIONS,
    synonyms: { serverAddress: 'server', activationThreshold: 'activation' },
    check: () => checkPrometheus(options),
    trigger: () => withAccess(prometheusTrigger(options), credentialsOf(options)),
    credentials: credentialsOf(options),
  };
  return new EventScale(source, options);
}

const credentialsOf = ({ bearerToken, username, password }: ScaleOnPrometheusOptions): Credentials => ({
  bearerToken,
  username,
  password,
});

function* checkPrometheus(options: ScaleOnPrometheusOptions): Findings {
  const { server, query, threshold, activation, bearerToken, username, password } = options;
  yield* checkValue('url', 'server', server, serverUrlFlaw);
  yield* checkText('query', query, 'sum(rate(http_requests_total[2m]))');
  yield* checkValue('number', 'threshold', threshold, (value) => amountFlaw(value, 0.001, 100));
  if (activation !== undefined)
    yield* checkValue('number', 'activation', activation, (value) => amountFlaw(value, 0, 5));
  yield* checkFlag('ignoreNullValues', options.ignoreNullValues);
  yield* checkCredential('bearerToken', bearerToken, true);
  yield* checkCredential('username', username, true);
  yield* checkCredential('password', password, true);
  if ((username === undefined) !== (password === undefined)) {
    const missing = username === undefined ? 'username' : 'password';
    yield finding('scale', `basic authentication needs a username and a password: write ${missing} as well.`);
  }
  if (bearerToken !== undefined && username !== undefined) {
    yield finding('scale', 'Prometheus gets a bearerToken, and a username as well: leave one of the two out.');
  }
}

/** The trigger of KEDA: https://keda.sh/docs/latest/scalers/prometheus/ */
function prometheusTrigger(options: ScaleOnPrometheusOptions): KedaTrigger {
  const { server, query, threshold, activation, bearerToken, username } = options;
  const authMode = bearerToken === undefined ? username && 'basic' : 'bearer';
  return {
    type: 'prometheus',
    metadata: {
      serverAddress: server,
      query,
      threshold: String(threshold),
      ...(activation !== undefined && activation > 0 && { activationThreshold: String(activation) }),
      ...(options.ignoreNullValues === false && { ignoreNullValues: 'false' }),
      ...(authMode && { authModes: authMode }),
    },
  };
}
