import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

/** An absolute path below `/` without `.` and `..`, as the API server takes it for a mount. */
export function isMountPath(path: unknown): path is string {
  return typeof path === 'string' && /^(\/(?!\.\.?(\/|$))[^/:\s\p{Cc}]+)+$/u.test(path);
}

export function checkMountPath(report: Report, what: string, path: string, example: string): boolean {
  if (isMountPath(path)) return true;
  report(`${what} path ${show(path)} is no absolute path without "." and "..": write it like "${example}".`);
  return false;
}

/** `/var/cache/nginx` becomes `var-cache-nginx`. */
export function volumeName(mountPath: string): string {
  return mountPath
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
