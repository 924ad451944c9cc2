import type { Duration } from 'cdk8s';
import {
  SecurityPolicySpecAuthorizationRulesAction as Action,
  type SecurityPolicySpecAuthorization as Authorization,
  type BackendTrafficPolicySpec,
  SecurityPolicySpecAuthorizationDefaultAction as DefaultAction,
  BackendTrafficPolicySpecRetryRetryOnTriggers as Trigger,
  toJson_BackendTrafficPolicySpec,
  toJson_SecurityPolicySpec,
} from '../../../../../../imports/gateway.envoyproxy.io';
import { BackendProtocol } from '../../../../table/backend-protocol';
import type { RoutePolicies } from '../../../../table/policies';
import type { Answer, MeantRule } from '../../meant-rule';
import { slugOf } from '../../own-objects';
import type { PlannedRoute } from '../../planned-route';
import type { OwnPolicy, TargetSettings } from '../implementation';
import { policiesByContent, type SharedContent } from '../policies-by-content';
import { extAuthOf } from './external-auth';
import { podChoiceOf } from './hashes';

export const OWN_VERSION = 'gateway.envoyproxy.io/v1alpha1';

/** The fields of the Gateway's own policy, which would not hold otherwise, stay those that are not written here. */
const MERGED = { mergeType: 'StrategicMerge' };

/** The policies of traffic, which all routes to a backend have, and those of access. */
export function policiesFor(routes: readonly PlannedRoute[], settings: TargetSettings): OwnPolicy[] {
  const isForRedirects = ({ requestBuffer }: BackendTrafficPolicySpec) => requestBuffer === undefined;
  const traffic = policiesByContent(routes, ({ meant }) => trafficOf(meant, settings), isForRedirects);
  const access = policiesByContent(routes, ({ meant }) => accessOf(meant));
  return [
    ...traffic.map(({ content, targets }) =>
      policyOf('BackendTrafficPolicy', { content: toJson_BackendTrafficPolicySpec(content) ?? {}, targets }),
    ),
    ...access.map((shared) => policyOf('SecurityPolicy', shared)),
  ];
}

/** A text that differs for rules with different policies. */
export function attachedTo(rule: MeantRule, settings: TargetSettings): string {
  return JSON.stringify([trafficOf(rule, settings), accessOf(rule)]);
}

function policyOf(kind: string, { content, targets }: SharedContent<object>): OwnPolicy {
  const [first] = targets;
  return {
    apiVersion: OWN_VERSION,
    kind,
    suffix: slugOf(first?.rule?.meant.written ?? ''),
    targets,
    specFor: (targetRefs) => ({ targetRefs, ...MERGED, ...content }),
  };
}

/**
 * The traffic of a rule to a backend. Envoy Gateway ends an answer after 15 seconds, however much of it comes, and does not try
 * another pod where one takes no connection.
 */
function trafficOf(
  { answer, policies }: MeantRule,
  { requestTimeout }: TargetSettings,
): BackendTrafficPolicySpec | undefined {
  if (answer.to !== 'backends') return undefined;
  const { timeouts = {}, bodySize } = policies;
  const idle = timeouts.read ?? timeouts.send;
  const loadBalancer = podChoiceOf(policies);
  const http = {
    ...(requestTimeout === undefined && { requestTimeout: '0s' }),
    ...(idle && { streamIdleTimeout: seconds(idle) }),
  };
  const timeout = {
    ...(timeouts.connect && { tcp: { connectTimeout: seconds(timeouts.connect) } }),
    ...(Object.keys(http).length > 0 && { http }),
  };
  return {
    ...(Object.keys(timeout).length > 0 && { timeout }),
    retry: { retryOn: { triggers: [Trigger.CONNECT_HYPHEN_FAILURE] } },
    ...(bodySize && { requestBuffer: { limit: `${bodySize.toKibibytes()}Ki` } }),
    ...(loadBalancer && { loadBalancer }),
    ...(isSpokenByClients(answer, policies) && { useClientProtocol: true }),
  };
}

/** True where nothing but the client tells what the backend speaks: its choice comes before what a Service says. */
function isSpokenByClients({ shares }: Extract<Answer, { to: 'backends' }>, { protocol }: RoutePolicies): boolean {
  const isSaid = shares.every(({ backend }) => backend.protocol === protocol);
  return protocol !== undefined && protocol !== BackendProtocol.HTTP && !isSaid;
}

const seconds = (time: Duration) => `${time.toSeconds()}s`;

/** The clients that may use a rule. */
function accessOf({ answer, policies }: MeantRule): object | undefined {
  const { basicAuth, externalAuth } = policies;
  const authorization = authorizationOf(policies);
  if (answer.to !== 'backends' || (basicAuth ?? externalAuth ?? authorization) === undefined) return undefined;
  return toJson_SecurityPolicySpec({
    ...(externalAuth && { extAuth: extAuthOf(externalAuth) }),
    ...(authorization && { authorization }),
    ...(basicAuth && { basicAuth: { users: { name: basicAuth.secretName } } }),
  });
}

/** The first rule that matches decides: whoever is denied has no other one. */
function authorizationOf({ allowFrom, denyFrom }: RoutePolicies): Authorization | undefined {
  if (allowFrom === undefined && denyFrom === undefined) return undefined;
  const rule = (action: Action, blocks: string[] | undefined) =>
    blocks === undefined ? [] : [{ action, principal: { clientCidRs: blocks } }];
  return {
    defaultAction: allowFrom === undefined ? DefaultAction.ALLOW : DefaultAction.DENY,
    rules: [...rule(Action.DENY, denyFrom), ...rule(Action.ALLOW, allowFrom)],
  };
}
