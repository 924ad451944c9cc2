import { agreesOnCases } from '../agreement-suite';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { accepting } from './targets';
import { modelsOf } from './traefik-model';

agreesOnCases({
  targetFor: accepting,
  modelsOf,
  values: VALUES,
  ownRequests: OWN_REQUESTS,
  // Traefik limits no body that nothing is said of.
  unsaid: ['bodies may have any size'],
});
