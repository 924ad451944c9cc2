import { capabilityFlaw } from '../rules/capability';
import { show } from '../rules/show';
import type { Check } from './check';
import { warning } from './model/object-finding';
import { fieldsOf, listOf } from './model/read';

const CHANGES = [
  ['add', 'adds'],
  ['drop', 'drops'],
] as const;

export const capabilitiesCheck: Check<'capabilities'> = {
  name: 'capabilities',
  summary: 'Containers add and drop capabilities that Linux has, by the names that container runtimes take.',
  example: 'container "user" adds capability "CAP_CHOWN", which is not a capability name in Kubernetes: write "CHOWN".',
  *check(app) {
    for (const { object, containers } of app.workloads) {
      for (const { title, fields } of containers) {
        const { capabilities } = fieldsOf(fields.securityContext);
        if (capabilities === undefined) continue;
        for (const [change, verb] of CHANGES) {
          for (const name of listOf(fieldsOf(capabilities)[change])) {
            const flaw = typeof name === 'string' ? capabilityFlaw(name) : undefined;
            if (flaw !== undefined) yield warning(object, `${title} ${verb} capability ${show(name)}, which ${flaw}.`);
          }
        }
      }
    }
  },
};
