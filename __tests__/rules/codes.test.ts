import { readdirSync } from 'node:fs';
import { CDK8S_CODES } from '../../lib/cdk8s/codes';
import { NGINX_CODES } from '../../lib/nginx/codes';
import { ROUTING_CODES } from '../../lib/routing/codes';
import { RULE_CODES } from '../../lib/rules/codes';
import { WORKLOAD_CODES } from '../../lib/workloads/codes';

const AREAS = [CDK8S_CODES, NGINX_CODES, ROUTING_CODES, RULE_CODES, WORKLOAD_CODES];

test('every code is of one area', () => {
  const codes = AREAS.flatMap((area) => Object.keys(area));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('every area of lib/ is in the list of this test', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)codes\.ts$/.test(file),
  );
  expect(files).toHaveLength(AREAS.length);
});

test('codes are words in kebab-case, and their summaries are sentences', () => {
  for (const [code, summary] of AREAS.flatMap((area) => Object.entries(area))) {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(summary).toMatch(/^[A-Z].*\.$/);
  }
});
