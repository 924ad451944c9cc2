import { parseImage } from '../../rules/image';
import { asText } from '../../rules/show';
import type { WorkloadSpec } from '../pods/workload-spec';

/** Characters of a digest that tell images apart, as many as Git shows of a commit. */
const DIGEST = 7;

/** Name of the Job: another one for each version of what it runs, by what the user wrote. */
export function jobName({ workloadName, version, container }: WorkloadSpec, revision: number | undefined): string {
  const ends = [...(version === undefined ? imageVersion(container.image) : [])];
  if (revision !== undefined) ends.push(`r${asText(revision)}`);
  return [workloadName, ...ends].join('-');
}

/** The tag and the beginning of the digest of an image, as parts of a DNS label: `2.3.0` is `2-3-0`. */
function imageVersion(image: string): string[] {
  const { tag = '', digest = '' } = parseImage(image) ?? {};
  const label = tag
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [label, digest.replace(/^\w+:/, '').slice(0, DIGEST)].filter((part) => part !== '');
}
