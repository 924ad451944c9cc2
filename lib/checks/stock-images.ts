import { show } from '../rules/show';
import type { Check } from './check';
import { type ObjectFindings, warning } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, listOf, stringOf } from './model/read';
import { type StockImage, stockImageOf } from './model/stock-image';
import type { PodContainer, Workload } from './model/workload';

export const stockImagesCheck: Check<'stock-images'> = {
  name: 'stock-images',
  summary:
    'Official images (httpd, mariadb, memcached, mongo, mysql, nginx, postgres, rabbitmq, redis, valkey) run as a user that can write what they write, where it is not lost.',
  example:
    'image "nginx:1.29.3" of container "web" cannot write "/var/cache/nginx" and "/var/run" as user 10001: run it as user 101, with volumes at "/var/cache/nginx" and "/var/run", as ImageRuntime.nginx() does.',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      for (const container of workload.containers) yield* checkContainer(workload, container);
    }
  },
};

function* checkContainer({ object, pod }: Workload, { fields, title }: PodContainer): ObjectFindings {
  const image = stockImageOf(fields.image);
  // Another program than the image's own has needs of its own.
  if (image === undefined || fields.command !== undefined || /^[^-]/.test(stringOf(listOf(fields.args)[0]) ?? ''))
    return;
  const mounts = itemsOf(fields.volumeMounts);
  if (image.settings !== undefined && mounts.some((mount) => isMountedAt(image.settings, mount))) return;
  const security = securityOf(pod, fields);
  const which = `image ${show(fields.image)} of ${title}`;
  const flaw = flawOf(image, security, mounts);
  if (flaw !== undefined) yield warning(object, `${which} ${flaw}: ${fixOf(image)}.`);
  const dataFlaw = overlaid(image, mounts, pod) ?? foreignFolder(image, security, fields);
  if (dataFlaw !== undefined) yield warning(object, `${which} ${dataFlaw}.`);
}

/** Volumes that go with the pod, so that nothing is lost which was not lost before. */
const FLEETING = ['configMap', 'downwardAPI', 'emptyDir', 'image', 'projected', 'secret'];

/** A volume of the image's own that lies over one in which its data should outlive the pod. */
function overlaid({ volume }: StockImage, mounts: readonly Fields[], pod: Fields): string | undefined {
  if (volume === undefined || mounts.some(({ mountPath }) => mountPath === volume)) return undefined;
  const around = mounts.find(({ mountPath }) => typeof mountPath === 'string' && volume.startsWith(`${mountPath}/`));
  const source = itemsOf(pod.volumes).find(({ name }) => name === around?.name);
  if (around === undefined || (source !== undefined && FLEETING.some((type) => source[type] !== undefined)))
    return undefined;
  const at = show(around.mountPath);
  return `has a volume of its own at ${show(volume)}, which lies over the one at ${at}, so that the data go with the pod: mount that one at ${show(volume)}`;
}

/** The folder of the data at the top of a volume, which belongs to root whatever the group. */
function foreignFolder({ ownFolder, user }: StockImage, security: Security, container: Fields): string | undefined {
  if (ownFolder === undefined || (security.user ?? 0) === 0) return undefined;
  const { variable } = ownFolder;
  const written = itemsOf(container.env).find(({ name }) => name === variable);
  const path = written === undefined ? ownFolder.path : written.value;
  if (!itemsOf(container.volumeMounts).some(({ mountPath }) => mountPath === path)) return undefined;
  return `has its data at ${show(path)}, the top of a volume, which does not belong to user ${security.user ?? user}: set the variable ${variable} to a folder in it, such as ${show(`${path}/pgdata`)}`;
}

interface Security {
  readonly user: number | undefined;
  readonly isNonRoot: boolean;
  readonly isReadOnly: boolean;
  readonly canChangeUser: boolean;
}

/** The settings of a container, or else those of its pod. */
function securityOf(pod: Fields, container: Fields): Security {
  const [outer, own] = [fieldsOf(pod.securityContext), fieldsOf(container.securityContext)];
  const user = own.runAsUser ?? outer.runAsUser;
  const dropped = listOf(at(own, 'capabilities', 'drop'));
  const added = listOf(at(own, 'capabilities', 'add'));
  const has = (name: string) =>
    added.includes(name) || added.includes('ALL') || !(dropped.includes('ALL') || dropped.includes(name));
  return {
    // A number below zero is a matter of `field-types`.
    user: typeof user === 'number' && user >= 0 ? user : undefined,
    isNonRoot: (own.runAsNonRoot ?? outer.runAsNonRoot) === true,
    isReadOnly: own.readOnlyRootFilesystem === true,
    canChangeUser: own.privileged === true || (has('SETUID') && has('SETGID')),
  };
}

/** The reason why an image cannot run. */
function flawOf(image: StockImage, security: Security, mounts: readonly Fields[]): string | undefined {
  const { rootOnly = [], data = [], scratch = [] } = image;
  const { user = security.isNonRoot ? undefined : 0, isReadOnly, canChangeUser } = security;
  if (image.isUnprivileged) return user === undefined ? 'has a user by name, which runAsNonRoot refuses' : undefined;
  if (user === undefined) return 'starts as root, which runAsNonRoot refuses';
  if (user === 0 && !canChangeUser)
    return 'changes from root to its own user, without the capabilities SETUID and SETGID';
  const isOwn = user === 0 || user === image.user;
  const needed = [
    ...(user === 0 && !isReadOnly ? [] : rootOnly),
    ...(isOwn ? [] : data),
    ...(isReadOnly ? scratch : []),
  ];
  const missing = needed.filter((path) => !mounts.some((mount) => mount.readOnly !== true && isMountedAt(path, mount)));
  return missing.length === 0 ? undefined : `cannot write ${missing.map(show).join(' and ')} as user ${user}`;
}

function fixOf({ name, user, rootOnly = [], scratch = [] }: StockImage): string {
  const paths = [...rootOnly, ...scratch];
  const volumes = paths.length === 0 ? '' : `, with volumes at ${paths.map(show).join(' and ')}`;
  return `run it as user ${user}${volumes}, as ImageRuntime.${name}() does`;
}

/** True for a mount at a path, around it or in it. `/var/run` is `/run` by a link. */
function isMountedAt(path: string | undefined, { mountPath }: Fields): boolean {
  const [wanted, mounted] = [path, mountPath].map((each) => `${each}/`.replace(/^\/run\//, '/var/run/'));
  return wanted !== undefined && mounted !== undefined && (wanted.startsWith(mounted) || mounted.startsWith(wanted));
}
