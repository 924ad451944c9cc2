import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { transformSync } from '@swc/core';

/** Modules by which a synthesis could reach beyond its process; of `node:net` only `isIP` and `BlockList` are allowed. */
const FORBIDDEN_MODULES =
  /^(node:)?(child_process|cluster|dgram|dns|http2?|https|inspector|tls|vm|worker_threads)(\/|$)/;
const FORBIDDEN_WORDS =
  /\b(eval|Function|fetch|WebSocket|XMLHttpRequest|EventSource|process\.binding)\s*\(|\bimport\s*\(/;

/** The code without its comments, with all imports by name. */
function codeOf(file: string): string {
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022', preserveAllComments: false } } as const;
  return transformSync(readFileSync(file, 'utf8'), options).code;
}

const withoutStrings = (code: string) => code.replace(/'(\\.|[^'\\\n])*'|"(\\.|[^"\\\n])*"/g, '""');
const modulesOf = (code: string) =>
  [...code.matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name);

function dangers(code: string): string[] {
  const modules = modulesOf(code).filter((name) => FORBIDDEN_MODULES.test(name));
  const net = /import\s*\{([^}]*)\}\s*from\s*['"](?:node:)?net['"]/.exec(code)?.[1]?.split(',') ?? [];
  const sockets = net
    .map((name) => name.trim())
    .filter((name) => !['', 'isIP', 'isIPv4', 'isIPv6', 'BlockList'].includes(name));
  const word = FORBIDDEN_WORDS.exec(withoutStrings(code))?.[0];
  return [...modules, ...sockets, ...(word ? [word] : [])];
}

const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.join('lib', file));

test('nothing in lib/ evaluates code, starts a process or opens a connection', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((file) => dangers(codeOf(file)).map((danger) => `${file}: ${danger}`))).toEqual([]);
});

test.each([
  ["import { spawn } from 'node:child_process';", 'node:child_process'],
  ["import * as http from 'http';", 'http'],
  ["import { connect } from 'node:net';", 'connect'],
  ["require('https');", 'https'],
  ["eval('1');", 'eval('],
  ["new Function('return 1')();", 'Function('],
  ["fetch('https://example.com');", 'fetch('],
  ["import('node:fs');", 'import('],
])('%s is found where it is used', (code, danger) => {
  expect(dangers(code)).toContain(danger);
});

/** Code that runs first in the process of an example, and forbids processes and the network. */
const FENCE = `
const Module = require('node:module');
const path = require('node:path');
const forbid = (what) => () => { throw new Error('not at synth: ' + what); };
for (const name of ['child_process', 'http', 'https', 'http2', 'dns', 'dgram', 'tls', 'worker_threads', 'net']) {
  const loaded = require('node:' + name);
  for (const key of Object.keys(loaded)) {
    if (typeof loaded[key] === 'function' && !/^(isIP|BlockList|SocketAddress)/.test(key) && !/^[A-Z]/.test(key)) loaded[key] = forbid(name + '.' + key);
  }
}
require('node:net').Socket.prototype.connect = forbid('connect');
require('node:worker_threads').Worker = forbid('Worker');
globalThis.fetch = forbid('fetch');
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve(request === 'cdk8s-portico' ? path.resolve('lib/index.ts') : request, ...rest);
`;

test('every example synthesizes without a network and without other processes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-'));
  const examples = readdirSync('examples');
  const program = `${FENCE}
    for (const name of ${JSON.stringify(examples)}) {
      process.env.CDK8S_OUTDIR = path.join(${JSON.stringify(folder)}, name);
      require(path.resolve('examples', name, 'main.ts'));
    }`;
  const { status, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register', '-e', program], {
    encoding: 'utf8',
  });
  try {
    expect({ status, stderr: stderr.replace(/^warning: .*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(examples.sort());
    const fenced = spawnSync(process.execPath, ['-e', `${FENCE} require('node:child_process').spawnSync('true')`]);
    expect(String(fenced.stderr)).toContain('not at synth: child_process.spawnSync');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
