import { Snapshot } from '../../../cli/commands/plan/objects/snapshot';
import type { Raw } from '../../checks/objects';

/** One side of a plan, with the objects of a file each. */
export const sideOf = (objects: readonly Raw[]): Snapshot =>
  new Snapshot(
    'dist',
    objects.map((json) => ({ file: 'dist/shop.k8s.yaml', text: JSON.stringify(json), json })),
    [],
  );
