import type { Construct } from 'constructs';
import type { k8s } from '../../cdk8s/k8s';
import { isDnsLabel, MAX_LABEL } from '../../rules/dns-name';
import type { Finding, Findings } from '../../rules/finding';
import { mountPathFlaw } from '../../rules/mount-path';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import type { ContainerSpec } from './container-spec';
import { PodVolume } from './pod-volume';
import { filesMapName, hasFiles, type SettingsFile, type SettingsMaps } from './settings-maps';
import type { VolumeFields, VolumeSource } from './volume-source';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** The volumes of a pod, and the places where its containers mount them. */
export interface PodVolumes {
  readonly volumes: readonly (VolumeFields & { readonly name: string })[];
  /** Names of all volumes, those that each pod has for itself as well. */
  readonly names: ReadonlyMap<VolumeSource, string>;
  /** By name of the container. */
  readonly mounts: ReadonlyMap<string, readonly k8s.VolumeMount[]>;
  /** True where a volume must belong to the group of the runtime. */
  readonly needsGroup: boolean;
  readonly findings: readonly Finding[];
}

const STORAGE_OF_NONE =
  'has storage that each pod of a StatefulService has for itself, and that is not in its option storage: add it there, or write a StorageClaim';

/** Name of the volume with a workload's own files. */
const FILES = 'files';

/** One volume for each source, however many containers mount it or parts of it. Its name is made of the first path. */
export function layoutVolumes(spec: WorkloadSpec): PodVolumes {
  const findings: Finding[] = [];
  const names = new Map<VolumeSource, string>();
  const fields = new Map<string, { readonly what: () => string; readonly ofVolume: VolumeFields | undefined }>();
  const mounts = new Map<string, k8s.VolumeMount[]>();
  let needsGroup = false;
  // A wrong name of a container has been reported, so that only the part of the name that the path makes is looked at.
  const add = (name: string, what: () => string, ofVolume: VolumeFields | undefined, ofPath?: string) => {
    const twin = fields.get(name);
    if (twin !== undefined && twin.what() !== what()) {
      findings.push(finding('volume', `${twin.what()} and ${what()} give one volume name: rename one of the folders.`));
    } else if (ofPath !== undefined && !isDnsLabel(ofPath)) {
      findings.push(finding('volume', `${what()} has no letters or digits for the name of its volume: write some.`));
    }
    if (twin === undefined) fields.set(name, { what, ofVolume });
  };

  for (const container of containersOf(spec)) {
    const prefix = container === spec.container ? '' : `${asText(container.name)}-`;
    const mounted = mountsOf(container);
    const nameOf = (path: string, source: VolumeSource) => {
      const known = names.get(source);
      if (known !== undefined) return known;
      const ofPath = source.name === undefined ? volumeName(path) : undefined;
      const name = source.name ?? ending(`${prefix}${ofPath}`);
      const what = () => `path ${show(path)}`;
      names.set(source, name);
      const fieldsOfIt = source.fields(container.name);
      add(name, what, fieldsOfIt, ofPath && ending(ofPath));
      if (fieldsOfIt === undefined && !spec.storage.has(source)) {
        findings.push(finding('volume', `${what()} ${STORAGE_OF_NONE}.`));
      }
      return name;
    };
    const list = mounted.map(
      ([
        mountPath,
        {
          _source,
          _view: { folders, isReadOnly, propagation },
        },
      ]): k8s.VolumeMount => {
        needsGroup ||= _source.isOfGroup === true || (_source.isWritableStorage === true && !isReadOnly);
        return {
          name: nameOf(mountPath, _source),
          mountPath,
          subPath: folders.length === 0 ? undefined : folders.map(asText).join('/'),
          readOnly: isReadOnly || undefined,
          mountPropagation: propagation,
        };
      },
    );
    for (const maps of filesFor(spec, container)) {
      const name = maps.name === spec.workloadName ? FILES : filesMapName(maps);
      add(name, () => `the files of ConfigMap ${show(filesMapName(maps))}`, {
        configMap: { name: filesMapName(maps) },
      });
      list.push(...maps.files.map(({ path, key }) => ({ name, mountPath: path, subPath: key })));
    }
    if (list.length > 1) findings.push(...checkPaths(container, list, (name) => fields.get(name)?.ofVolume ?? {}));
    mounts.set(container.name, list);
  }
  return {
    volumes: [...fields].flatMap(([name, { ofVolume }]) => (ofVolume === undefined ? [] : [{ name, ...ofVolume }])),
    names,
    mounts,
    needsGroup,
    findings,
  };
}

/** The constructs that make what the pod mounts, each once. */
export function claimsOf(spec: WorkloadSpec): ReadonlySet<Construct> {
  const mounts = containersOf(spec).flatMap(writtenMounts);
  return new Set(mounts.flatMap(([, { _source }]) => _source.madeBy ?? []));
}

/** The end of a name, as much as fits, since long paths differ at their end. */
function ending(name: string): string {
  return name.slice(-MAX_LABEL).replace(/^-+/, '');
}

/** Empty folders for the paths that the runtime writes to, unless the user mounts something there, and the user's volumes. */
function mountsOf(container: ContainerSpec): [string, PodVolume][] {
  const { runtime, volumes } = container;
  const { writablePaths = [], dataPaths = [] } = runtime._needs ?? {};
  const written = writtenMounts(container);
  const isFree = (path: string) => written.every(([other]) => !isWithin(path, other) && !isWithin(other, path));
  const scratch = [...new Set(writablePaths)].filter((path) => isMountPath(path) && !Object.hasOwn(volumes, path));
  return [
    ...[...scratch, ...dataPaths.filter(isFree)].map((path): [string, PodVolume] => [path, PodVolume.scratch()]),
    ...written,
  ];
}

function writtenMounts({ volumes }: ContainerSpec): [string, PodVolume][] {
  return Object.entries(volumes).filter(([path, volume]) => isMountPath(path) && volume instanceof PodVolume);
}

/** The maps whose files a container mounts. Only the workload's own container has those of shared settings. */
function filesFor(
  spec: WorkloadSpec,
  container: ContainerSpec,
): (Pick<SettingsMaps, 'name'> & { readonly files: readonly SettingsFile[] })[] {
  const shared = container === spec.container ? spec.settings.filter(hasFiles) : [];
  return container.files.length === 0 ? shared : [...shared, { name: spec.workloadName, files: container.files }];
}

/** Fields of volumes in which nothing can be made, as another mount needs its folder. */
const READ_ONLY = ['secret', 'configMap', 'projected', 'downwardAPI', 'image'];

/** Nothing can be mounted twice at one path, or within a file or a read-only folder. */
function* checkPaths(
  { name }: ContainerSpec,
  mounts: readonly k8s.VolumeMount[],
  fieldsOf: (volume: string) => object,
): Findings {
  const paths = mounts.map(({ mountPath }) => mountPath);
  for (const path of new Set(paths.filter((candidate, index) => paths.indexOf(candidate) !== index))) {
    yield finding('volume', `container ${show(name)} mounts two things at ${show(path)}: move one of them.`);
  }
  for (const { name: volume, mountPath, subPath } of mounts) {
    const fields = fieldsOf(volume);
    if (!READ_ONLY.some((kind) => kind in fields)) continue;
    for (const path of new Set(paths.filter((inner) => inner.startsWith(`${mountPath}/`)))) {
      const what = subPath === undefined ? 'a read-only folder' : 'a file';
      yield finding(
        'volume',
        `container ${show(name)} mounts ${show(path)} within ${show(mountPath)}, which is ${what}: move one of them.`,
      );
    }
  }
}

const isMountPath = (path: unknown) => mountPathFlaw(path) === undefined;

const isWithin = (path: string, folder: string) => `${path}/`.startsWith(`${folder}/`);

/** `/var/cache/nginx` becomes `var-cache-nginx`. */
function volumeName(mountPath: string): string {
  return mountPath
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
