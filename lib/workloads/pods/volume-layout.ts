import type { k8s } from '../../cdk8s/k8s';
import { isDnsLabel, MAX_LABEL } from '../../rules/names';
import type { Report } from '../../rules/report';
import { asText, show } from '../../rules/show';
import type { ContainerSpec } from './container-spec';
import { isMountPath, volumeName } from './mount-path';
import { PodVolume } from './pod-volume';
import { filesMapName, hasFiles, type SettingsFile, type SettingsMaps } from './settings-maps';
import { containersOf, type WorkloadSpec } from './workload-spec';

/** What a pod's containers mount, and where. */
export interface PodVolumes {
  readonly volumes: readonly k8s.Volume[];
  /** By name of the container. */
  readonly mounts: ReadonlyMap<string, readonly k8s.VolumeMount[]>;
  /** Whether storage that outlives the pod is written. */
  readonly writesClaim: boolean;
}

/** Name of the volume with a workload's own files. */
const FILES = 'files';

/** One volume for each value, however many containers mount it; it is named after where the first one does. */
export function layoutVolumes(spec: WorkloadSpec, report: Report = () => {}): PodVolumes {
  const names = new Map<PodVolume, string>();
  const sources = new Map<string, { readonly path: string; readonly source: Omit<k8s.Volume, 'name'> }>();
  const mounts = new Map<string, k8s.VolumeMount[]>();
  // A container without a name has been reported; only what the path brings to the name is the path's fault.
  const add = (name: string, path: string, source: Omit<k8s.Volume, 'name'>, ofPath = name) => {
    const twin = sources.get(name);
    if (twin !== undefined && twin.path !== path) {
      report(`paths ${show(twin.path)} and ${show(path)} give one volume name: rename one of the folders.`);
    } else if (!isDnsLabel(ofPath)) {
      report(`path ${show(path)} makes no volume name: write one with letters or digits.`);
    }
    if (twin === undefined) sources.set(name, { path, source });
  };

  for (const container of containersOf(spec)) {
    const prefix = container === spec.container ? '' : `${asText(container.name)}-`;
    const mounted = mountsOf(container);
    const nameOf = (path: string, volume: PodVolume) => {
      const known = names.get(volume);
      if (known !== undefined) return known;
      const name = ending(`${prefix}${volumeName(path)}`);
      names.set(volume, name);
      add(name, path, volume._source(), ending(volumeName(path)));
      return name;
    };
    const list: k8s.VolumeMount[] = mounted.map(([path, volume]) => ({ name: nameOf(path, volume), mountPath: path }));
    for (const maps of filesFor(spec, container)) {
      const name = maps.name === spec.workloadName ? FILES : filesMapName(maps);
      add(name, `the files of ${filesMapName(maps)}`, { configMap: { name: filesMapName(maps) } });
      list.push(...maps.files.map(({ path, key }) => ({ name, mountPath: path, subPath: key })));
    }
    checkPaths(report, container, list, (name) => sources.get(name)?.source ?? {});
    mounts.set(container.name, list);
  }
  return {
    volumes: [...sources].map(([name, { source }]) => ({ name, ...source })),
    mounts,
    writesClaim: [...names.keys()].some((volume) => volume._isWritableClaim),
  };
}

/** As much of a name as fits, from its end: that is where long paths differ. */
function ending(name: string): string {
  return name.slice(-MAX_LABEL).replace(/^-+/, '');
}

/** What a container writes to, unless a volume of the user's takes the place, and those volumes. */
function mountsOf({ runtime, volumes }: ContainerSpec): [string, PodVolume][] {
  const own = Object.entries(volumes).filter(([path, volume]) => isMountPath(path) && volume instanceof PodVolume);
  const scratch = [...new Set(runtime._writablePaths)].filter(
    (path) => isMountPath(path) && !Object.hasOwn(volumes, path),
  );
  return [...scratch.map((path): [string, PodVolume] => [path, PodVolume.scratch()]), ...own];
}

/** The maps whose files a container mounts; shared settings are the workload's own container's. */
function filesFor(
  spec: WorkloadSpec,
  container: ContainerSpec,
): (Pick<SettingsMaps, 'name'> & { readonly files: readonly SettingsFile[] })[] {
  const shared = container === spec.container ? spec.settings.filter(hasFiles) : [];
  return container.files.length === 0 ? shared : [...shared, { name: spec.workloadName, files: container.files }];
}

/** Of two mounts in one place the last counts, and within a file or a read-only folder there is no place for another. */
function checkPaths(
  report: Report,
  { name }: ContainerSpec,
  mounts: readonly k8s.VolumeMount[],
  sourceOf: (volume: string) => object,
): void {
  const paths = mounts.map(({ mountPath }) => mountPath);
  for (const path of new Set(paths.filter((candidate, index) => paths.indexOf(candidate) !== index))) {
    report(`container ${show(name)} mounts two things at ${show(path)}: move one of them.`);
  }
  for (const { name: volume, mountPath, subPath } of mounts) {
    const source = sourceOf(volume);
    const isReadOnly = 'secret' in source || 'configMap' in source;
    if (!isReadOnly) continue;
    for (const path of new Set(paths.filter((inner) => inner.startsWith(`${mountPath}/`)))) {
      report(
        `container ${show(name)} mounts ${show(path)} within ${show(mountPath)}, which is a ${subPath === undefined ? 'read-only folder' : 'file'}: move one of them.`,
      );
    }
  }
}
