import type { AppObject } from '../../../lib/checks/model/app-object';
import { type Elsewhere, PolicyReach, type ReachPods } from '../../../lib/checks/model/policy-reach';
import { at, fieldsOf, itemsOf, stringMapOf } from '../../../lib/checks/model/read';
import { type Solved, variablesOf } from '../solved';
import type { Task } from '../task';

const PORTS = { db: 6379, orders: 8080, web: 8080, cleaner: 9 };
type Name = keyof typeof PORTS;
const NAMES = Object.keys(PORTS) as Name[];

const workload = (solved: Solved, name: Name): AppObject | undefined =>
  solved.object(name === 'db' ? 'StatefulSet' : 'Deployment', name);

function podsOf(solved: Solved, name: Name): ReachPods {
  const template = fieldsOf(at(workload(solved, name)?.json, 'spec', 'template'));
  const ports = itemsOf(at(template, 'spec', 'containers')).flatMap((container) => itemsOf(container.ports));
  return {
    namespace: 'shop',
    labels: stringMapOf(at(template, 'metadata', 'labels')),
    ports: ports.map((port) => ({ name: String(port.name), number: Number(port.containerPort), protocol: 'TCP' })),
    onHostNetwork: false,
  };
}

function reachOf(solved: Solved): PolicyReach {
  const policies = solved.objects('NetworkPolicy').map(({ namespace, json }) => ({ namespace, json }));
  return new PolicyReach(policies, (namespace) => ({ 'kubernetes.io/metadata.name': namespace }));
}

function mayReach(solved: Solved, from: Name, to: Name): boolean {
  return reachOf(solved).mayReach(podsOf(solved, from), podsOf(solved, to), { number: PORTS[to], protocol: 'TCP' });
}

const NEEDED: readonly (readonly [Name, Name])[] = [
  ['web', 'orders'],
  ['orders', 'db'],
];
const isNeeded = (from: Name, to: Name) => NEEDED.some(([one, other]) => one === from && other === to);

/** True where pods may ask an address outside by HTTPS. */
const mayLeave = (solved: Solved, from: Name) =>
  reachOf(solved).mayLeave(podsOf(solved, from), 'an address' satisfies Elsewhere, { number: 443, protocol: 'TCP' });

const INGRESS = { namespace: 'ingress-nginx', ports: [], onHostNetwork: false };
const CONTROLLER = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' };
const getsRequests = (solved: Solved, to: Name) =>
  reachOf(solved).mayEnter({ ...INGRESS, labels: CONTROLLER }, podsOf(solved, to), {
    number: PORTS[to],
    protocol: 'TCP',
  });

const STAY: readonly (readonly [Name, string])[] = [
  ['web', 'ORDERS'],
  ['orders', 'DB'],
  ['orders', 'STRIPE'],
];

export const task: Task = {
  ends: {
    'web reaches orders, and orders the database': (solved) => NEEDED.every(([from, to]) => mayReach(solved, from, to)),
    'no other pods reach each other': (solved) =>
      NAMES.every((from) => NAMES.every((to) => from === to || isNeeded(from, to) || !mayReach(solved, from, to))),
    'orders reaches api.stripe.com by HTTPS, and no other pods leave': (solved) =>
      NAMES.every((name) => mayLeave(solved, name) === (name === 'orders')),
    'ingress-nginx reaches web, and nothing else': (solved) =>
      NAMES.every((name) => getsRequests(solved, name) === (name === 'web')),
    'the variables are those of before': (solved) =>
      STAY.every(([name, variable]) => {
        const before = solved.before('Deployment', name);
        return variablesOf(workload(solved, name))[variable] === variablesOf(before)[variable];
      }),
    'nothing is refused, lost, left behind or less safe': (solved) => solved.isNoGraverThan('restart'),
  },
};
