import type { IConstruct } from 'constructs';
import { pathOf } from '../../cdk8s/app-trees';
import { type KeptSecret, keptSecrets } from '../../cdk8s/kept-secrets';
import type { AppFindings } from '../../cdk8s/synthesis-parts';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Checks that no two files have the same Secret. Neither is in the output, where `duplicates` would find them. */
export function* checkKeptOnce(root: IConstruct): AppFindings {
  const known = new Map<string, KeptSecret>();
  for (const secret of keptSecrets(root)) {
    const { construct, file, namespace, name } = secret;
    const id = `${namespace}/${name}`;
    const first = known.get(id);
    known.set(id, first ?? secret);
    if (first === undefined) continue;
    const message = `file ${show(file)} has the Secret ${show(name)} of ${pathOf(first.construct)} as well, and the one that is applied last would replace the other: give one of the two another name.`;
    yield [construct, finding('secret-file', message)];
  }
}
