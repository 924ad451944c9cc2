import type { JsonSchema } from './json-schema';
import { keyOf, shapeOf } from './json-schema';
import { newestSince } from './news';
import { ACCESS } from './overlay/access';
import { AVAILABILITY } from './overlay/availability';
import { CONFIG } from './overlay/config';
import { CONTAINERS } from './overlay/containers';
import { EXTENSIONS } from './overlay/extensions';
import { GATEWAY } from './overlay/gateway';
import { HTTP_ROUTES } from './overlay/http-routes';
import { JOBS } from './overlay/jobs';
import { META } from './overlay/meta';
import { NETWORK } from './overlay/network';
import { PODS } from './overlay/pods';
import { QUOTAS } from './overlay/quotas';
import type { Overlay, Refined } from './overlay/refine';
import { SCHEDULING } from './overlay/scheduling';
import { SECURITY } from './overlay/security';
import { VOLUMES } from './overlay/volumes';
import { WORKLOADS } from './overlay/workloads';
import { fields, type Shape, since } from './shape';
import { schemaOf } from './table';

/** The rules that are not in the published schemas, by type. */
export const OVERLAY: Overlay = {
  ...META,
  ...WORKLOADS,
  ...JOBS,
  ...PODS,
  ...CONTAINERS,
  ...VOLUMES,
  ...SECURITY,
  ...SCHEDULING,
  ...NETWORK,
  ...CONFIG,
  ...QUOTAS,
  ...ACCESS,
  ...AVAILABILITY,
  ...EXTENSIONS,
  ...GATEWAY,
  ...HTTP_ROUTES,
};

const SHAPES = new Map<string, Shape>();

/** The values of a type of the generated tables, such as `core.v1.PodSpec`; made when it is first asked. */
export function typeShape(name: string): Shape {
  const known = SHAPES.get(name);
  if (known !== undefined) return known;
  const make = () => Object.assign(shape, refined(name, schemaOf(name), OVERLAY[name]));
  const shape: Shape = {
    fits: (value) => make().fits(value),
    explain: (value, path) => make().explain(value, path),
  };
  SHAPES.set(name, shape);
  return shape;
}

const NOTHING_ELSE: Refined = { fields: {}, rules: [] };

function refined(type: string, schema: JsonSchema, overlay: Refined = NOTHING_ELSE): Shape {
  const own = new Map(Object.entries(overlay.fields).map(([key, field]) => [key.replace(/[!?]$/, ''), { key, field }]));
  const shapes = Object.entries(schema.properties ?? {}).map(([name, inner]): [string, Shape] => {
    const { key = name, field } = own.get(name) ?? {};
    const shape =
      field === undefined
        ? shapeOf(inner, typeShape)
        : typeof field === 'function'
          ? field(inner, (changed) => shapeOf(changed, typeShape))
          : field;
    const named = key === name ? keyOf(name, schema) : key.replace('?', '');
    const version = newestSince(type, name, inner);
    return [named, version === undefined ? shape : since(version, shape)];
  });
  return fields(Object.fromEntries(shapes), ...overlay.rules);
}
