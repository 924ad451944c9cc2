import { CHANGE_CLASSES, type Change, type ChangeClass, type ExampleRequest } from '../change';

/** Headings of the classes. */
export const TITLES: { readonly [changeClass in ChangeClass]: string } = {
  refused: 'refused by the API server',
  'data-loss': 'data loss',
  traffic: 'traffic',
  'less-safe': 'less safe',
  'less-available': 'less available',
  restart: 'restarts pods',
  'left-behind': 'left behind',
  cost: 'cost',
  'in-place': 'changes in place',
  none: 'nothing happens',
};

/** The classes that there are, each with its changes. */
export function byClass(changes: readonly Change[]): [ChangeClass, Change[]][] {
  return CHANGE_CLASSES.map((each): [ChangeClass, Change[]] => [
    each,
    changes.filter((change) => change.class === each),
  ]).filter(([, its]) => its.length > 0);
}

/** `2 refused, 1 restart`: the last line. */
export function summaryOf(changes: readonly Change[], from: string, to: string): string {
  const sides = `${from} → ${from === to ? 'the app as it is now' : to}`;
  const counts = byClass(changes).map(([each, its]) => `${its.length} ${each}`);
  return counts.length === 0 ? `Nothing changes (${sides}).` : `${counts.join(', ')} (${sides}).`;
}

/** An object as it is shown: `[prod] Deployment shop/user`. */
export const nameOf = (environment: string | undefined, object: string): string =>
  environment === undefined ? object : `[${environment}] ${object}`;

/** A request with both answers. */
export const exampleText = ({ request, before, after }: ExampleRequest): string => `${request}: ${before} → ${after}`;
