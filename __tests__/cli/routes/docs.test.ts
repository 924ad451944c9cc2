import { readFileSync } from 'node:fs';
import { App, Chart, Size } from 'cdk8s';
import { textOfAnswers, textOfTables } from '../../../cli/commands/routes/output';
import { requestOf } from '../../../cli/commands/routes/request';
import { answersTo } from '../../../cli/routing/answers';
import { Backend, CanaryRelease, IngressRouter, Rewrite } from '../../../lib';

test('docs/routing.md shows what the command prints', () => {
  const user = new CanaryRelease({
    stable: Backend.external('user-v1', 80),
    canary: Backend.external('user-v2', 80),
    weight: 10,
    header: { name: 'x-release', value: 'next' },
  });
  const defaultBackend = Backend.external('web', 80);
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com', defaultBackend });
  router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });
  router.prefix('/pay', Backend.external('pay', 80), { bodySize: Size.mebibytes(2) });
  const tables = [{ path: 'shop/router', place: 'main.ts:12', table: router.table }];
  const request = requestOf(['GET', 'https://abc.com/user/42'], ['x-release: next']);
  const shown = [
    '$ npx cdk8s-portico routes',
    textOfTables(tables),
    '$ npx cdk8s-portico routes GET https://abc.com/user/42 -H "x-release: next"',
    textOfAnswers(answersTo(request ?? { path: '/' }, tables)),
  ].join('\n');
  expect(readFileSync('docs/routing.md', 'utf8')).toContain(`\`\`\`console\n${shown}\n\`\`\`\n`);
});
