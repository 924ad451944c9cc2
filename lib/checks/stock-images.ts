import { show } from '../rules/show';
import type { Check } from './check';
import { type ObjectFindings, warning } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, listOf, stringOf } from './model/read';
import { type StockImage, stockImageOf } from './model/stock-image';
import type { PodContainer, Workload } from './model/workload';

export const stockImagesCheck: Check<'stock-images'> = {
  name: 'stock-images',
  summary:
    'Official images (httpd, mariadb, mongo, mysql, nginx, postgres, rabbitmq, redis, valkey) run as a user that can write what they write.',
  example:
    'image "nginx:1.29.3" of container "web" cannot write "/var/cache/nginx" and "/var/run" as user 10001: run it as user 101, with volumes at "/var/cache/nginx" and "/var/run", as ImageRuntime.nginx() does.',
  *check(app) {
    for (const workload of app.builtInWorkloads) {
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
  const flaw = flawOf(image, securityOf(pod, fields), mounts);
  if (flaw !== undefined) yield warning(object, `image ${show(fields.image)} of ${title} ${flaw}: ${fixOf(image)}.`);
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
  const writable = [...new Set(['/tmp', ...paths])].map(show).join(', ');
  const options = paths.length === 0 ? `{ user: ${user} }` : `{ user: ${user}, writablePaths: [${writable}] }`;
  const runtime = name === 'nginx' ? 'ImageRuntime.nginx()' : `ImageRuntime.restricted(${options})`;
  return `run it as user ${user}${volumes}, as ${runtime} does`;
}

/** True for a mount at a path, around it or in it. `/var/run` is `/run` by a link. */
function isMountedAt(path: string | undefined, { mountPath }: Fields): boolean {
  const [wanted, mounted] = [path, mountPath].map((each) => `${each}/`.replace(/^\/run\//, '/var/run/'));
  return wanted !== undefined && mounted !== undefined && (wanted.startsWith(mounted) || mounted.startsWith(wanted));
}
