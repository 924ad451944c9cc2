import type { App } from 'cdk8s';
import { ScopeState } from '../scope-state';
import { hookMethod } from './method-hook';

/** Methods for an app that cdk8s' own would write in part. */
export interface AppMethods {
  /** @param own writes what is in the tree of the app itself. */
  synth(own: () => void): void;
  synthYaml(): string;
}

const METHODS = new ScopeState<AppMethods>('AppMethods');

/** Apart from that of the other hooks, one of which replaces the same methods. */
const MARK = Symbol.for('cdk8s-portico.app-synth');

/**
 * Replaces the methods of an app that has further trees. Unlike the other hooks it is not left out by `PORTICO_NO_HOOKS`, since objects
 * would be missing. Other languages call the method of the class, so that it is not enough to replace that of the app.
 */
export function replaceSynth(app: App, methods: AppMethods): void {
  if (METHODS.get(app) !== undefined) return;
  METHODS.set(app, methods);
  type Synth = (this: App) => void;
  hookMethod<Synth>(
    ownerOf(app, 'synth'),
    'synth',
    (original) =>
      function () {
        const own = () => original.call(this);
        const replaced = METHODS.get(this);
        if (replaced === undefined) own();
        else replaced.synth(own);
      },
    MARK,
  );
  hookMethod<(this: App) => string>(
    ownerOf(app, 'synthYaml'),
    'synthYaml',
    (original) =>
      function () {
        return METHODS.get(this)?.synthYaml() ?? original.call(this);
      },
    MARK,
  );
}

/** The prototype that has a method, which may be that of another copy of cdk8s. */
function ownerOf(app: App, name: string): object {
  let owner: object = app;
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  return owner;
}
