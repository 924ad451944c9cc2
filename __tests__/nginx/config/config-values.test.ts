import { checkConfigOption } from '../../../lib/nginx/config/check-config-option';
import { CONFIG_KEYS } from '../../../lib/nginx/config/config-keys';
import { OPTIONS } from '../values/options';

const rows = (kind: 'taken' | 'refused' | 'ignored') =>
  OPTIONS.flatMap(({ name, [kind]: values = [] }) => values.map((value) => [name, value] as const));

test.each(rows('taken'))('%s: %j is taken', (name, value) => {
  expect([...checkConfigOption(name, value)]).toEqual([]);
});

test.each([...rows('refused'), ...rows('ignored')])('%s: %j is a problem', (name, value) => {
  const [found, ...others] = [...checkConfigOption(name, value)];
  expect(found?.message).toMatch(
    /^config option ".+" has the value ".*, (?:which|whose|of which|in which) .+: write .+\.$/s,
  );
  expect(others).toEqual([]);
});

/** Keys with two values or any text. */
const BOOLEANS = /^(?:allow|compute|disable|enable|generate|hsts|ignore|log-format-escape|reuse|server-tokens|use)-?/;
const OTHERS =
  /^(?:opentelemetry-trust|otel-|proxy-add|proxy-ssl|proxy-stream|retry|service-upstream|ssl-(?:early|reject|session-(?:cache|tickets)$)|strict|upstream-hash-by-subset|global-auth-(?:always|snippet|signin-redirect)|geoip2|limit-rate-after|annotation|no-auth|plugins|nginx-status|denylist|whitelist|brotli-types|load-balance|opentelemetry-config|otlp-collector-host|forwarded-)/;

test('every key has values in the table, or is a plain one', () => {
  const named = new Set(OPTIONS.map(({ name }) => name));
  const missing = [...CONFIG_KEYS.keys()].filter((key) => !named.has(key) && !BOOLEANS.test(key) && !OTHERS.test(key));
  expect(missing).toEqual([]);
});

test('long hostile values are decided at once', () => {
  const started = Date.now();
  for (const key of CONFIG_KEYS.keys()) {
    for (const unit of [
      'a',
      '1',
      '$',
      '$a',
      '{',
      '}',
      '"',
      "'",
      '\\',
      ' ',
      ',',
      '~(',
      '[',
      ':',
      'a:',
      '1s',
      '; ',
      '@',
      '/',
    ]) {
      void [...checkConfigOption(key, unit.repeat(5000))];
    }
  }
  expect(Date.now() - started).toBeLessThan(20_000);
});
