import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { type ImageRuntime, PodSecurityLevel, WebService } from '../../../../lib';
import { POD_SECURITY_LEVELS } from '../../../../lib/rules/pod-security-level';
import { companionRuntime, runtimeWithAppArmor } from '../../../fuzz/runtimes';
import { podSecurityLevel } from '../../../support/pod-security';
import { parameters } from '../../../support/runs';
import { image, pod, proxy } from '../support';

// biome-ignore lint/suspicious/noExplicitAny: pods as they are written
type Fields = any;

const SHARED = ['runAsNonRoot', 'runAsUser', 'runAsGroup', 'seccompProfile', 'appArmorProfile'];

/** The settings that hold for a container, as the kubelet reads them. */
const effective = (outer: Fields, { securityContext: own }: Fields) => {
  const inherited = Object.fromEntries(SHARED.map((field) => [field, own?.[field] ?? outer?.[field]]));
  return { ...own, ...inherited, runAsNonRoot: inherited.runAsNonRoot ?? false };
};

/** The settings of a container that is alone in its pod. */
const alone = (runtime: ImageRuntime) => {
  const { securityContext, containers } = pod({ runtime });
  return effective(securityContext, containers[0]);
};

test('whatever runs in a pod, each container has the settings that it has alone', () => {
  fc.assert(
    fc.property(runtimeWithAppArmor, companionRuntime, companionRuntime, (runtime, ofSidecar, ofInit) => {
      const sidecars = [{ name: 'proxy', image: proxy, runtime: ofSidecar }];
      const initContainers = [{ name: 'setup', image: proxy, runtime: ofInit }];
      const { securityContext, containers, initContainers: others } = pod({ runtime, sidecars, initContainers });
      const found = [containers[0], ...others].map((each) => effective(securityContext, each));
      expect(found).toEqual([runtime, ofSidecar, ofInit].map(alone));
    }),
    parameters(250),
  );
});

test('a pod reaches exactly the weakest level that its runtimes name', () => {
  const levelOf = ({ _needs }: ImageRuntime) => _needs?.level ?? PodSecurityLevel.BASELINE;
  fc.assert(
    fc.property(runtimeWithAppArmor, companionRuntime, (runtime, ofSidecar) => {
      const sidecars = [{ name: 'proxy', image: proxy, runtime: ofSidecar }];
      const service = new WebService(new Chart(new App(), 'shop'), 'user', { image, runtime, sidecars });
      const named = [runtime, ofSidecar].map((each) => POD_SECURITY_LEVELS.indexOf(levelOf(each)));
      expect(service.podSecurityLevel).toBe(POD_SECURITY_LEVELS[Math.min(...named)]);
      expect(podSecurityLevel(service.deployment.toJson())).toBe(service.podSecurityLevel);
    }),
    parameters(250),
  );
});
