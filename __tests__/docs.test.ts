import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Yaml } from 'cdk8s';
import * as library from '../lib';
import { anchorsOf } from './support/anchors';
import { importsOn, withImports } from './support/docs-imports';
import { excerpts } from './support/excerpt';
import { markdownTable } from './support/markdown-table';
import { type SnippetResult as Result, reportOf, runSnippet } from './support/run-snippet';

/**
 * Keeps docs/*.md true. Each `ts` block is compiled and run, with the names of `scopeOf` in scope. The blocks and tables that
 * follow it, up to the next `ts` block, are made from it:
 *
 * - `yaml`: the Ingress objects, without labels and class. `yaml annotations`: those with annotations, with the fields of
 *   their spec that the next words name. `yaml all`: every object. `yaml` with kinds and paths: those parts of such objects.
 * - `text`: the problems, or the warnings where there are none, as they are printed, without file and line.
 * - a table whose first column is `request`: the answers of `resolve()`.
 *
 * `UPDATE_DOCS=1 npx jest __tests__/docs.test.ts` rewrites them.
 */
const SNIPPET = /^```ts\n(?<code>.*?)^```\n(?<rest>.*?)(?=^```ts\n|(?![\s\S]))/gms;
const MADE = /^```(?<lang>yaml|text)(?<fields>[^\n]*)\n.*?^```\n|^(?<table>\| request .*?\n)(?!\|)/gms;

interface Snippet {
  readonly line: number;
  readonly code: string;
  readonly made: readonly Made[];
}

/** A block or table that is made from a snippet: its place and text in the file, and how to make it. */
interface Made {
  readonly start: number;
  readonly text: string;
  readonly from: (result: Result) => string;
}

function snippetsOf(text: string): Snippet[] {
  return [...text.matchAll(SNIPPET)].map((snippet) => {
    const { code = '', rest = '' } = snippet.groups ?? {};
    const start = snippet.index + snippet[0].length - rest.length;
    const made = [...rest.matchAll(MADE)].map((match): Made => {
      const { lang, fields = '', table } = match.groups ?? {};
      const from = (result: Result) => {
        if (table !== undefined) return answers(table, result);
        if (lang === 'text') return fence(lang, reportOf(result).join('\n'));
        const words = fields.split(' ').filter(Boolean);
        const isOfServices = words.some((word) => word === 'all' || /^[A-Z]/.test(word));
        return fence(`yaml${fields}`, isOfServices ? excerpts(result.manifests, words) : ingresses(result, words));
      };
      return { start: start + match.index, text: match[0], from };
    });
    return { line: text.slice(0, snippet.index).split('\n').length, code, made };
  });
}

const fence = (info: string, body: string) => `\`\`\`${info}\n${body.trimEnd()}\n\`\`\`\n`;

function ingresses({ manifests }: Result, fields: readonly string[]): string {
  const shown = manifests
    .filter(({ kind, metadata }) => kind === 'Ingress' && (fields.length === 0 || metadata.annotations))
    .map(({ metadata: { name, annotations }, spec: { ingressClassName: _class, ...spec } }) => {
      const kept = fields.length === 0 ? spec : pick(spec, fields);
      return { metadata: pick({ annotations, name }, ['annotations', 'name']), ...pick({ spec: kept }, ['spec']) };
    });
  return Yaml.stringify(...shown);
}

/** The named fields of an object that are not empty. */
function pick(object: { readonly [field: string]: unknown }, fields: readonly string[]) {
  const says = (value: unknown) => value !== undefined && !(typeof value === 'object' && isEmpty(value));
  return Object.fromEntries(Object.entries(object).filter(([field, value]) => fields.includes(field) && says(value)));
}

const isEmpty = (value: object | null) => Object.keys(value ?? {}).length === 0;

function answers(table: string, { router }: Result): string {
  const requests = table
    .split('\n')
    .slice(2)
    .flatMap((row) => /`([^`]+)`/.exec(row)?.[1] ?? []);
  const rows = requests.map((request) => {
    const decision = router?.resolve(requestOf(request));
    return [`\`${request}\``, decision?.route ? `\`${decision.route}\`` : 'nothing', answerOf(decision)];
  });
  return markdownTable([['request', 'decided by', 'answer'], ...rows]);
}

/** Parses a request from the first column of a table, with headers and cookies as curl takes them. */
function requestOf(text: string): library.RouteRequest {
  const [, scheme, host, requested = ''] = /^(?:(https?):\/\/)?([^/]+)?(\/\S*)/.exec(text) ?? [];
  const pairs = (option: RegExp) =>
    Object.fromEntries([...text.matchAll(option)].map(([, name, value]) => [name, value]));
  return { scheme, host, path: requested, headers: pairs(/ -H '(.+?): (.+?)'/g), cookies: pairs(/ -b '(.+?)=(.+?)'/g) };
}

function answerOf(decision: library.RouteDecision | undefined): string {
  if (decision?.outcome === library.Outcome.REDIRECT) return `${decision.status} to \`${decision.location}\``;
  if (decision?.outcome !== library.Outcome.FORWARD) return '404';
  const share = (weight: number) => (weight === 100 ? '' : ` ${weight} %`);
  const backends = decision.backends.map(({ serviceName, weight }) => `\`${serviceName}\`${share(weight)}`);
  return `${backends.join(', ')}, path \`${decision.path}\``;
}

describe.each(readdirSync('docs').filter((file) => file.endsWith('.md')))('docs/%s', (name) => {
  const file = path.join('docs', name);
  const text = readFileSync(file, 'utf8');
  const snippets = snippetsOf(text);
  const results = new Map<Snippet, Result>();
  const written: (Omit<Made, 'from'> & { readonly anew: string })[] = [];

  for (const snippet of snippets) {
    test(`line ${snippet.line} runs, and makes what follows it (UPDATE_DOCS=1 rewrites it)`, () => {
      const result = runSnippet(snippet.code);
      results.set(snippet, result);
      if (!snippet.made.some(({ text }) => text.startsWith('```text'))) expect(result.problems).toEqual([]);
      for (const { start, text, from } of snippet.made) {
        const anew = from(result);
        if (process.env.UPDATE_DOCS) written.push({ start, text, anew });
        else expect(text).toBe(anew);
      }
    });
  }

  test('names existing objects in its commands', () => {
    const commands = [...text.matchAll(/^```sh\n(.*?)^```\n/gms)].map((match) => match[1] ?? '').join('');
    const named = commands.match(/\b(deployment|service|ingress)\/[a-z0-9-]+/g) ?? [];
    const made = [...results.values()].flatMap(({ manifests }) =>
      manifests.map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`),
    );
    expect(named.filter((object) => !made.includes(object))).toEqual([]);
  });

  test('shows what its code imports (UPDATE_DOCS=1 rewrites it)', () => {
    const anew = withImports(
      text,
      snippets.map(({ code }) => code),
    );
    if (!process.env.UPDATE_DOCS) expect(text).toBe(anew);
  });

  test('links to existing files', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]+)/g)].map((match) => path.join('docs', match[1] ?? ''));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  test('links to existing headings', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]*)#([^)]+)\)/g)].map(([, to = '', anchor = '']) => ({
      to,
      anchor,
    }));
    const headings = (to: string) => anchorsOf(to === '' ? text : readFileSync(path.join('docs', to), 'utf8'));
    expect(links.filter(({ to, anchor }) => !headings(to).includes(anchor))).toEqual([]);
  });

  afterAll(() => {
    const replace = (content: string, { start, text: old, anew }: (typeof written)[number]) =>
      content.slice(0, start) + anew + content.slice(start + old.length);
    if (process.env.UPDATE_DOCS === undefined) return;
    const made = written.reduceRight(replace, text);
    const code = snippetsOf(made).map((snippet) => snippet.code);
    if (withImports(made, code) !== text) writeFileSync(file, withImports(made, code));
  });
});

test('reports that show file and line have messages as they are printed', () => {
  const { problems } = runSnippet(`
    const pay = new WebService(chart, 'web', { image: 'nginx' });
    const port = { port: 80, nodePort: 5 };
    new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'raw' }, spec: { type: 'NodePort', ports: [port] } });
    new IngressRouter(chart, 'router', { defaultBackend: pay }).prefix('user', pay);`);
  const printed = problems.map((problem) => problem.replace(/^\[.*?\] /, ''));
  const page = readFileSync('docs/findings.md', 'utf8');
  const shown = [...page.matchAll(/^\[\S+\] +main\.ts:\d+ +(.+)$/gm)].map((match) => match[1]);
  expect(shown.length).toBeGreaterThanOrEqual(2);
  expect(shown.filter((message) => !printed.includes(message ?? ''))).toEqual([]);
});

test('every snippet passes the type check', () => {
  const folder = path.resolve('node_modules', '.cache', `portico-docs-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    for (const name of readdirSync('docs').filter((file) => file.endsWith('.md'))) {
      const page = readFileSync(path.join('docs', name), 'utf8');
      for (const { line, code } of snippetsOf(page)) {
        writeFileSync(path.join(folder, `${name}-${line}.ts`), `${importsOn(page)} {\n${code}}\n`);
      }
    }
    const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false };
    const config = { extends: path.resolve('tsconfig.json'), compilerOptions, include: ['*.ts'], exclude: [] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    const args = ['node_modules/typescript-native/bin/tsc', '--project', folder];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stdout + stderr).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
