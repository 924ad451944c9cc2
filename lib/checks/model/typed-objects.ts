import { ApiObject } from 'cdk8s';
import { isMap } from '../../rules/check';

/** The name of a prop, which differs from that of its field in capitals and signs: `hostIpc` is `hostIPC`, `ref` is `$ref`. */
const propName = (field: string) => field.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/** True for an object of a generated class, which writes only the fields that its API version has. */
export function isTyped(construct: ApiObject): boolean {
  return 'GVK' in construct.constructor;
}

/** The patched fields that are not written: cdk8s patches the props of a typed object, and then reads only the known ones. */
export function lostFields(construct: ApiObject, written: unknown): string[] {
  const { patches } = construct as unknown as { readonly patches?: readonly unknown[] };
  if (patches === undefined || patches.length === 0) return [];
  const lost: string[] = [];
  compare(ApiObject.prototype.toJson.call(construct), written, '', lost);
  return lost;
}

function compare(patched: unknown, written: unknown, path: string, lost: string[]): void {
  if (Array.isArray(patched) && Array.isArray(written)) {
    for (const [index, item] of patched.entries()) compare(item, written[index], `${path}[${index}]`, lost);
  } else if (isMap(patched) && isMap(written)) {
    const names = new Map(Object.keys(written).map((name) => [propName(name), name]));
    for (const [prop, value] of Object.entries(patched)) {
      const at = path === '' ? prop : `${path}.${prop}`;
      const name = names.get(propName(prop));
      if (name === undefined) lost.push(at);
      else compare(value, written[name], at, lost);
    }
  }
}
