import type { ModelLocation, ModelServer } from './servers';

/** nginx would refuse to load the configuration, or the controller would crash: nothing at all is routed any more. */
export class BrokenConfiguration extends Error {
  constructor(what: string) {
    super(`the controller could not load this configuration: ${what}`);
    this.name = 'BrokenConfiguration';
  }
}

/** The end of getBackendServers (order), then location.go updateServerLocations, then enforceRegexModifier. */
export function prepareLocations(server: ModelServer): void {
  const byText = [...server.locations].sort((left, right) => compareBytes(right.path, left.path));
  const byLength = byText.sort((left, right) => byteLength(right.path) - byteLength(left.path));
  server.locations = split(byLength);
  // asked after the split: a Prefix /foo with the target /foo has become /foo/, and that is a rewrite now
  server.regexMode = server.locations.some((location) => rewrites(location) || location.settings.useRegex);
  if (!server.regexMode) {
    refuseDuplicates(server);
  }
}

/** template.go and location.go needsRewrite: a target that equals the path is no rewrite. */
export function rewrites(location: ModelLocation): boolean {
  const target = location.settings.rewriteTarget;
  return target !== '' && target !== location.path;
}

/** A Prefix /foo without rewrite or regex becomes `/foo/` and `= /foo`. */
function split(locations: readonly ModelLocation[]): ModelLocation[] {
  const exact = new Set(locations.filter(({ pathType }) => pathType === 'Exact').map(({ path }) => path));
  return locations.flatMap((location) => {
    if (location.path === '/' || location.pathType !== 'Prefix') {
      return [location];
    }
    if (rewrites(location) || location.settings.useRegex) {
      return [location];
    }
    const prefix = { ...location, path: location.path.endsWith('/') ? location.path : `${location.path}/` };
    return exact.has(location.path) ? [prefix] : [prefix, { ...location, pathType: 'Exact' as const }];
  });
}

function refuseDuplicates(server: ModelServer): void {
  const seen = new Set<string>();
  for (const { pathType, path } of server.locations) {
    const text = pathType === 'Exact' ? `= ${path}` : path;
    if (seen.has(text)) {
      throw new BrokenConfiguration(`duplicate location "${text}" in server ${server.hostname}`);
    }
    seen.add(text);
  }
}

/** Go compares strings by their bytes. */
function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
