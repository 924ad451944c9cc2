import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Permissions;
  readonly 'timeout-minutes'?: number;
}
type Permissions = { readonly [scope: string]: string };
interface Workflow {
  readonly on: unknown;
  readonly permissions?: Permissions;
  readonly jobs: { readonly [id: string]: Job };
}

const FOLDER = '.github/workflows';
const FILES = readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(`${FOLDER}/${file}`, 'utf8') }));
const WORKFLOWS = FILES.map(({ file, text }) => ({ file, ...(parse(text) as Workflow) }));
const JOBS = WORKFLOWS.flatMap(({ file, jobs }) =>
  Object.entries(jobs).map(([id, job]) => ({ id: `${file} ${id}`, ...job })),
);

/** What a job may do beyond reading the repository, and what for. */
const WRITES: { readonly [job: string]: Permissions } = {
  // npm, PyPI and NuGet give a token to the identity of the job.
  'release.yml npm': { 'id-token': 'write' },
  'release.yml pypi': { contents: 'read', 'id-token': 'write' },
  'release.yml nuget': { 'id-token': 'write' },
  // The release on GitHub, with its files.
  'release.yml github': { contents: 'write' },
};

test('every action is pinned by its commit, with the version that the commit is', () => {
  const uses = FILES.flatMap(({ text }) => text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line)));
  expect(uses.length).toBeGreaterThan(5);
  const pinned = /uses: (\.\/\.github\/workflows\/[\w-]+\.yml( #.*)?|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/;
  expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
});

test('one version of each action is used', () => {
  const pins = FILES.flatMap(({ text }) => [...text.matchAll(/uses: ([\w./-]+)@(.*)/g)]);
  const versions = new Map<string, Set<string>>();
  for (const [, action = '', version = ''] of pins)
    versions.set(action, new Set([...(versions.get(action) ?? []), version]));
  expect([...versions].filter(([, { size }]) => size > 1).map(([action]) => action)).toEqual([]);
});

test('every job ends in time', () => {
  const limitless = JOBS.filter((job) => job.uses === undefined && !((job['timeout-minutes'] ?? 121) <= 120));
  expect(limitless.map(({ id }) => id)).toEqual([]);
});

test('a workflow may read the repository, and a job more only where it publishes', () => {
  const reads = { contents: 'read' };
  expect(WORKFLOWS.filter(({ permissions }) => JSON.stringify(permissions) !== JSON.stringify(reads))).toEqual([]);
  const more = JOBS.filter(({ permissions }) => permissions !== undefined);
  expect(Object.fromEntries(more.map(({ id, permissions }) => [id, permissions]))).toEqual(WRITES);
});

test('nothing of a pull request from elsewhere runs with more than it needs', () => {
  expect(FILES.filter(({ text }) => /pull_request_target|workflow_run/.test(text))).toEqual([]);
  const kept = FILES.flatMap(({ text }) => text.match(/persist-credentials: (?!false).*/g) ?? []);
  expect(kept).toEqual([]);
  for (const { text } of FILES) {
    const checkouts = text.match(/actions\/checkout@/g)?.length ?? 0;
    expect(text.match(/persist-credentials: false/g)?.length ?? 0).toBe(checkouts);
  }
});

test('no value of an event is written into a script', () => {
  const scripts = JOBS.flatMap(({ id, steps = [] }) => steps.map(({ run = '' }) => ({ id, run })));
  expect(scripts.filter(({ run }) => run.includes('${{'))).toEqual([]);
});
