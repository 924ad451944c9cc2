import type { AppIndex } from './app-index';
import type { IngressClass } from './ingress-class';
import { type NginxController, nginxControllersOf } from './nginx-controllers';
import { at } from './read';

const KNOWN = new WeakMap<AppIndex, readonly NginxController[]>();

/** The ConfigMap of the controller of a class, or undefined where the app does not install that controller. */
export function nginxSettingsOf(app: AppIndex, { name }: IngressClass): NginxController['config'] | undefined {
  let controllers = KNOWN.get(app);
  if (controllers === undefined) {
    controllers = [...nginxControllersOf(app)];
    KNOWN.set(app, controllers);
  }
  const object = app.find('networking.k8s.io', 'IngressClass', '', name);
  const named = at(object?.json, 'spec', 'controller');
  return controllers.find(({ ingressClass, controllerClass }) => {
    return named === undefined ? ingressClass === name : controllerClass === named;
  })?.config;
}
