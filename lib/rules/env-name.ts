/** Minor version from which on every printable ASCII character but "=" is taken (RelaxedEnvironmentVariableValidation). */
const RELAXED_SINCE = 32;

/**
 * Names of environment variables. In ConfigMaps and in `env` alike, `.` and names that start with `..` are refused.
 *
 * @param oldest the oldest minor version of Kubernetes that must take the name.
 */
export function envNameFlaw(name: unknown, oldest: number): string | undefined {
  const characters = oldest >= RELAXED_SINCE ? /^[ -<>-~]+$/ : /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
  if (typeof name === 'string' && characters.test(name) && name !== '.' && !name.startsWith('..')) return undefined;
  return oldest >= RELAXED_SINCE
    ? 'is not a variable name: write printable ASCII characters other than "=", for example "LOG_LEVEL"'
    : 'is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL"';
}
