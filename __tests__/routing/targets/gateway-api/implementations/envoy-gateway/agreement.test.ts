import { agreesOnCases } from '../agreement-suite';
import { modelsOf } from './envoy-model';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { accepting } from './targets';

agreesOnCases({
  targetFor: accepting,
  modelsOf,
  values: VALUES,
  ownRequests: OWN_REQUESTS,
  // Envoy Gateway limits no body that nothing is said of.
  unsaid: ['bodies may have any size'],
});
