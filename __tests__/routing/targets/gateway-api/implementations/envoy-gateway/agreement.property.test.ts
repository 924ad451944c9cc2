import { agreesOnRandomTables } from '../agreement-suite';
import { modelsOf } from './envoy-model';
import { accepting } from './targets';

test('resolve() and Envoy Gateway agree on random tables', () => {
  agreesOnRandomTables({ targetFor: accepting, modelsOf }, { tables: 600, pairs: 2_000 });
});
