import { type Case, raw } from '../case';
import { deployment, object } from '../objects';

const account = object('v1', 'ServiceAccount', {}, 'user');

export const wrong: readonly Case[] = [
  raw(
    'a misspelt name',
    [deployment({}, { serviceAccountName: 'users' }), account],
    [],
    [
      '[shop/0] serviceAccountName "users" is not in the app: write "user" if that is meant, or PorticoChecks.of(app).external("ServiceAccount", "users").',
    ],
  ),
  raw(
    'an account that is not in the app',
    [deployment({}, { serviceAccountName: 'something-else' }), account],
    [],
    [
      '[shop/0] serviceAccountName "something-else" is not in the app: make it, or write PorticoChecks.of(app).external("ServiceAccount", "something-else").',
    ],
  ),
];

export const right: readonly Case[] = [
  raw('accounts in an app that makes none', [deployment({}, { serviceAccountName: 'elsewhere' })], []),
];
