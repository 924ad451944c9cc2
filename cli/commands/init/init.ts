import type { Command } from '../command';

/** `portico init`: a project that works at once. */
export const init: Command = {
  name: 'init',
  operands: '[FOLDER]',
  summary: 'start a project, or add to that of a cdk8s app what is missing',
  description:
    'Writes an app with a web service and its routes, tests and a CI workflow into a FOLDER,\n' +
    'or this one. Existing files stay as they are; a package.json gets the dependencies\n' +
    'and scripts that it lacks. On a terminal it asks for what no option says.',
  options: [
    { name: 'language', value: 'LANGUAGE', summary: 'typescript, python, java or go; typescript otherwise' },
    { name: 'name', value: 'NAME', summary: 'the name of app and service; that of the folder otherwise' },
    { name: 'image', value: 'IMAGE', summary: 'the image of the service, with its tag or digest' },
    { name: 'port', value: 'PORT', summary: 'the port on which its container listens; 8080 otherwise' },
    { name: 'host', value: 'HOST', summary: 'the host of its requests, such as shop.example.com' },
    { name: 'dry-run', summary: 'say what would be added, and write nothing' },
  ],
  examples: [
    'portico init shop',
    'portico init shop --language python',
    'portico init --image registry.example.com/shop:1.0.0 --host shop.example.com',
  ],
  exitCodes: '0 done, or nothing to add, 2 wrong arguments or a folder that cannot be used',
  async run(args, terminal) {
    const { runInit } = await import('./run-init');
    return runInit(args, terminal);
  },
};
