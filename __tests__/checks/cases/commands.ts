import { Health, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { container, deployment, job, withContainer } from '../objects';

const image = 'registry.example.com/web:1.0.0';
const noProgram = 'is a whole command line, not the name of a program';

export const wrong: readonly Case[] = [
  {
    title: 'the line of a shell as the command of a service, and as its health check',
    build: (chart) =>
      void new WebService(chart, 'web', {
        image,
        command: ['node server.js'],
        health: Health.command(['curl -f localhost']),
      }),
    problems: [
      `[shop/web/deployment] command[0] "node server.js" of container "web" ${noProgram}: write ["node", "server.js"].`,
      `[shop/web/deployment] livenessProbe.exec.command[0] "curl -f localhost" of container "web" ${noProgram}: write ["curl", "-f", "localhost"].`,
    ],
  },
  raw(
    'a line with flags',
    [withContainer({ command: ['/app/server --port 80'] })],
    [
      `[shop/0] command[0] "/app/server --port 80" of container "user" ${noProgram}: write ["/app/server", "--port", "80"].`,
    ],
  ),
  raw(
    'a line that only a shell understands',
    [withContainer({ command: ['cd /app && npm start'] })],
    [
      `[shop/0] command[0] "cd /app && npm start" of container "user" ${noProgram}: write ["sh", "-c", "…"] with the line at its end.`,
    ],
  ),
  raw(
    'a path, in which a space may be meant',
    [withContainer({ command: ['/app/server config.yaml'] })],
    [],
    [
      '[shop/0] command[0] "/app/server config.yaml" of container "user" looks like a whole command line: write ["/app/server", "config.yaml"].',
    ],
  ),
  raw(
    'the command of a hook',
    [withContainer({ lifecycle: { preStop: { exec: { command: ['nginx -s quit'] } } } })],
    [
      `[shop/0] lifecycle.preStop.exec.command[0] "nginx -s quit" of container "user" ${noProgram}: write ["nginx", "-s", "quit"].`,
    ],
  ),
  raw(
    'the command of a Job',
    [job({}, { containers: [container({ command: ['node server.js'] })] })],
    [`[shop/0] command[0] "node server.js" of container "user" ${noProgram}: write ["node", "server.js"].`],
  ),
  raw(
    'an option and its value in one word',
    [withContainer({ command: ['/app/server', '--port 80'], args: ['--level debug'] })],
    [],
    [
      '[shop/0] command[1] "--port 80" of container "user" is one word, in which programs see no value: write "--port=80", or the two as words of their own.',
      '[shop/0] args[0] "--level debug" of container "user" is one word, in which programs see no value: write "--level=debug", or the two as words of their own.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'words with spaces that are meant',
    [
      deployment(
        {},
        {
          containers: [
            {
              name: 'a',
              image,
              command: ['sh', '-c', 'node server.js'],
              args: ['--set a=b c', '--message hello to you', '-v', '--header=A: b'],
            },
            { name: 'b', image, command: ['/bin/sh', '-c'], args: ['npm start'] },
            { name: 'c', image, command: ['node\n'], args: ['node server.js'] },
            { name: 'd', image, command: [] },
          ],
        },
      ),
    ],
    [],
  ),
];
