import { readFileSync, writeFileSync } from 'node:fs';
import { type TargetCapability, TargetSupport } from '../../../lib';
import { FEATURES } from '../../../lib/routing/targets/gateway-api/implementations/portable/features';
import { IMPLEMENTATIONS, OPTIONS, SERVERS, TARGETS } from './all-targets';

const [ingressNginx, gatewayApi] = TARGETS;
const COLUMNS = [ingressNginx, ...SERVERS, gatewayApi, ...IMPLEMENTATIONS].filter((row) => row !== undefined);

/** A table as the formatter would leave it. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |\n`;
  return [header, widths.map((width) => '-'.repeat(width)), ...body].map(line).join('');
}

const matrix = tableOf([
  ['option', ...COLUMNS.map(({ name }) => name)],
  ...OPTIONS.map((option) => [
    option,
    ...COLUMNS.map(({ capabilities }) => {
      const { support, note } = capabilities[option];
      return [support, note].filter(Boolean).join(': ');
    }),
  ]),
]);

const features = tableOf([
  ['option', 'features'],
  ...Object.entries(FEATURES).map(([option, names]) => [option, (names ?? []).join(', ')]),
]);

const refused = tableOf([
  ['option', 'on Gateway API', 'instead'],
  ...OPTIONS.flatMap((option) => {
    const { support, note = '' } = gatewayApi?.capabilities[option] ?? {};
    return support === undefined || support === TargetSupport.FAITHFUL ? [] : [[option, support, note]];
  }),
]);

/** An answer as a reader of the move looks for it. */
function answerOf({ support, note = '' }: TargetCapability): string {
  if (support === TargetSupport.FAITHFUL) return 'yes';
  if (support === TargetSupport.REFUSED) return 'no';
  return note.includes('snippets') ? 'with snippets' : 'accepted by name';
}

/** The options that not every implementation has, of which the table above says what to write instead. */
const implementations = tableOf([
  ['option', ...IMPLEMENTATIONS.map(({ name }) => name)],
  ...OPTIONS.filter((option) => option !== 'tls').flatMap((option) => {
    const { support } = gatewayApi?.capabilities[option] ?? {};
    if (support === TargetSupport.FAITHFUL) return [];
    return [[option, ...IMPLEMENTATIONS.map(({ capabilities }) => answerOf(capabilities[option]))]];
  }),
]);

const [, ownTarget = ''] =
  /(\/\*\* Prints.*?)\nconst app/s.exec(readFileSync('examples/own-target/main.ts', 'utf8')) ?? [];

test.each([
  ['docs/targets.md', 'capabilities', matrix],
  ['docs/targets.md', 'features', features],
  ['docs/targets.md', 'own-target', `\`\`\`typescript\n${ownTarget}\`\`\`\n`],
  ['docs/from-ingress-nginx.md', 'refused', refused],
  ['docs/from-ingress-nginx.md', 'implementations', implementations],
])('%s has the %s of the code (UPDATE_DOCS=1 writes them anew)', (file, what, made) => {
  const text = readFileSync(file, 'utf8');
  const place = new RegExp(`(?<=<!-- ${what} -->\n).*?(?=<!-- /${what} -->)`, 's');
  expect(made.length).toBeGreaterThan(500);
  if (process.env.UPDATE_DOCS)
    writeFileSync(
      file,
      text.replace(place, () => `\n${made}\n`),
    );
  else expect(place.exec(text)?.[0]).toBe(`\n${made}\n`);
});
