import { checkFlag, checkStruct, checkValue, isMap, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { repositoryFlaw, repositoryFolderFlaw } from '../../rules/repository';
import { show } from '../../rules/show';
import { urlFlaw } from '../../rules/url';
import { finding } from '../codes';
import { Environment } from '../environment';
import { ARGO_CD_OPTIONS, FLUX_OPTIONS } from './options';

/** Names that users of the tools know options by. */
const ARGO_CD_SYNONYMS = { repoURL: 'repository', targetRevision: 'revision', path: 'folder', autoSync: 'automated' };
const FLUX_SYNONYMS = { sourceRef: 'source', path: 'folder', kubeConfig: 'kubeConfigSecret' };

export function* checkArgoCd(name: unknown, options: unknown): Findings {
  yield* checkValue('dns-name', 'name', name, dnsSubdomainFlaw);
  if (!(yield* checkStruct('GitOps.argoCd', options, ARGO_CD_OPTIONS, ARGO_CD_SYNONYMS)) || !isMap(options)) return;
  const { repository, revision, server, project, automated, selfHeal } = options;
  yield* checkCommon(options);
  yield* checkValue('url', 'repository', repository, repositoryFlaw);
  if (revision !== undefined && (typeof revision !== 'string' || revision === '')) {
    yield wrongType('revision', revision, 'a branch, tag or commit such as "main"');
  }
  if (server !== undefined) yield* checkValue('url', 'server', server, urlFlaw);
  if (project !== undefined) yield* checkValue('dns-name', 'project', project, dnsSubdomainFlaw);
  yield* checkFlag('automated', automated);
  yield* checkFlag('selfHeal', selfHeal);
  for (const [what, isOn] of Object.entries({ prune: options.prune, selfHeal })) {
    if (isOn !== true || automated !== false) continue;
    yield finding(
      'git-ops',
      `${what} has no effect where somebody syncs by hand: leave it out, or write automated: true.`,
    );
  }
}

export function* checkFlux(name: unknown, options: unknown): Findings {
  yield* checkValue('dns-name', 'name', name, dnsSubdomainFlaw);
  if (!(yield* checkStruct('GitOps.flux', options, FLUX_OPTIONS, FLUX_SYNONYMS)) || !isMap(options)) return;
  const { source, kubeConfigSecret } = options;
  yield* checkCommon(options);
  if (source !== undefined) yield* checkValue('dns-name', 'source', source, dnsSubdomainFlaw);
  if (kubeConfigSecret !== undefined) {
    yield* checkValue('dns-name', 'kubeConfigSecret', kubeConfigSecret, dnsSubdomainFlaw);
  }
}

function* checkCommon({ environment, folder, prune }: { readonly [name: string]: unknown }): Findings {
  if (!(environment instanceof Environment)) {
    yield wrongType('environment', environment, 'an environment such as new Environment(app, "prod")');
  }
  const flaw = folder === undefined ? undefined : repositoryFolderFlaw(folder);
  if (flaw !== undefined) yield finding('git-ops', `folder ${show(folder)} ${flaw}.`);
  yield* checkFlag('prune', prune);
}
