import { isQualifiedName } from './label';

/** Resources of device plugins: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources */
export function extendedResourceFlaw(name: unknown): string | undefined {
  const isOfPlugin = isQualifiedName(name) && name.includes('/') && !/^requests\.|(^|\.)kubernetes\.io\//.test(name);
  if (isOfPlugin) return undefined;
  return 'is not the name of an extended resource: write domain and name, for example "nvidia.com/gpu"';
}
