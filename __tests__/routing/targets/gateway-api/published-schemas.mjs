// Checks objects of Gateway API, a JSON list on stdin, by the schemas that @kubernetes-models/gateway-api has of its CRDs,
// and prints what is wrong as a JSON list. The package is an ES module alone, which Jest does not load.
import { text } from 'node:stream/consumers';
import { BackendTLSPolicy } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/BackendTLSPolicy';
import { Gateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { ListenerSet } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/ListenerSet';
import { ReferenceGrant } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/ReferenceGrant';

const SCHEMAS = { BackendTLSPolicy, Gateway, HTTPRoute, ListenerSet, ReferenceGrant };

const problems = JSON.parse(await text(process.stdin)).flatMap((object) => {
  const Schema = SCHEMAS[object.kind];
  if (Schema === undefined) return [`${object.kind}: no kind of the target`];
  try {
    new Schema(object).validate();
    return [];
  } catch (error) {
    return [`${object.kind}: ${error.message}`];
  }
});
console.log(JSON.stringify(problems));
