import { GraphEdgeKind } from '../graph-edge';
import type { PictureEdge } from './picture';

/** True for a line along which nothing is sent while the app serves. */
export const isDashed = ({ kind }: PictureEdge) => kind === GraphEdgeKind.READ || kind === GraphEdgeKind.REDIRECT;

/** True for a line that leads somewhere, as opposed to one to a claim that is read and written. */
export const hasArrow = ({ kind }: PictureEdge) => kind !== GraphEdgeKind.MOUNT;
