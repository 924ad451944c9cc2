import { check } from './check/check';
import type { Command } from './command';
import { envs } from './envs/envs';
import { graph } from './graph/graph';
import { init } from './init/init';
import { plan } from './plan/plan';
import { routes } from './routes/routes';
import { setImage } from './set-image/set-image';
import { synth } from './synth/synth';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [init, synth, plan, routes, graph, envs, check, setImage];
