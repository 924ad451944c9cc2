import { ENV } from '../../app/chosen-environments';
import type { Command } from '../command';

/** `portico routes`: the route tables of an app, and where a request goes by them. */
export const routes: Command = {
  name: 'routes',
  operands: '[[METHOD] URL]',
  summary: 'show the routes of the app, or where a request would go',
  description:
    'Runs the app, and prints the routes of all its routers; with a URL, the backend or\n' +
    'redirect of that request and the rule that decides, as router.resolve() does. Nothing\n' +
    'is written.',
  options: [
    { name: 'header', short: 'H', value: '"NAME: VALUE"', summary: 'a header of the request; may be repeated' },
    ENV,
    { name: 'app', value: 'COMMAND', summary: 'the command that runs the app; that of cdk8s.yaml otherwise' },
    { name: 'json', summary: 'print JSON' },
  ],
  examples: ['portico routes', 'portico routes GET https://abc.com/user/42 -H "x-release: next"'],
  exitCodes: '0 answered, 1 the app has problems or no router, 2 wrong arguments',
  async run(args, terminal) {
    const { runRoutes } = await import('./run-routes');
    return runRoutes(args, terminal);
  },
};
