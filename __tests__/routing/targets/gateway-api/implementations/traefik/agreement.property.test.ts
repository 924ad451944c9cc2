import type { RouteRequest } from '../../../../../../lib';
import { agreesOnRandomTables } from '../agreement-suite';
import { accepting } from './targets';
import { modelsOf } from './traefik-model';

test('resolve() and Traefik agree on random tables', () => {
  agreesOnRandomTables({ targetFor: accepting, modelsOf }, { tables: 1000, pairs: 2_000, isLeftOut: isDeep });
});

/** A host of several labels below a wildcard, which takes it on Traefik, as is accepted. */
const isDeep = ({ host = '' }: RouteRequest) => /^[^.]+\.[^.]+\.abc\.com/.test(host);
