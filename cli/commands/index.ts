import { check } from './check/check';
import type { Command } from './command';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [check];
