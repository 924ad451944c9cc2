import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { toAppObject } from '../../../lib/checks/model/app-object';
import { podSecurityLevelOf, unmetDemands } from '../../../lib/checks/model/pod-security/level';
import { toWorkload, type Workload } from '../../../lib/checks/model/workload';
import { POD_SECURITY_LEVELS } from '../../../lib/rules/pod-security-level';
import { randomPod } from '../../fuzz/pods';
import type { Manifest } from '../../support/app';
import { podSecurityLevel } from '../../support/pod-security';
import { atLeast, parameters } from '../../support/runs';

const construct = new ApiObject(new Chart(new App(), 'shop'), 'pod', { apiVersion: 'v1', kind: 'Pod' });
const LATEST = { oldest: 37, newest: 37 };

test('pods reach the level that another model of the standards gives them, and unmet demands say why', () => {
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(randomPod, (pod) => {
      const workload = toWorkload(toAppObject(construct, pod)) as Workload;
      const level = podSecurityLevelOf(workload, LATEST);
      expect(level).toBe(podSecurityLevel(pod as Manifest));
      for (const other of POD_SECURITY_LEVELS) {
        const isReached = POD_SECURITY_LEVELS.indexOf(other) <= POD_SECURITY_LEVELS.indexOf(level);
        expect(unmetDemands(workload, other, LATEST).length === 0).toBe(isReached);
      }
      counts.set(level, (counts.get(level) ?? 0) + 1);
    }),
    parameters(8000),
  );
  // Each level is reached by many pods.
  for (const level of POD_SECURITY_LEVELS) expect(counts.get(level) ?? 0).toBeGreaterThan(atLeast(200));
});
