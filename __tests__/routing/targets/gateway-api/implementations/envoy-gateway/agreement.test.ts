import { agreesOnCases } from '../agreement-suite';
import { modelsOf } from './envoy-model';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { accepting } from './targets';

agreesOnCases({
  targetFor: accepting,
  modelsOf,
  values: VALUES,
  ownRequests: OWN_REQUESTS,
  // Envoy limits no body that nothing is said of, and passes it on as it comes.
  unsaid: ['bodies may have any size', 'nginx reads proxy-buffering: off', 'nginx reads proxy-request-buffering: off'],
});
