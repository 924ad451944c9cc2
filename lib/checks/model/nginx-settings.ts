import { remember } from '../../rules/remember';
import type { AppIndex } from './app-index';
import type { IngressClass } from './ingress-class';
import { type NginxController, nginxControllersOf } from './nginx-controllers';
import { at } from './read';

const controllersOf = remember((app: AppIndex) => [...nginxControllersOf(app)]);

/** The ConfigMap of the controller of a class, or undefined where the app does not install that controller. */
export function nginxSettingsOf(app: AppIndex, ingressClass: IngressClass): NginxController['config'] | undefined {
  return nginxControllerOf(app, ingressClass)?.config;
}

/** The controller of a class, or undefined where the app does not install it. */
export function nginxControllerOf(app: AppIndex, { name }: IngressClass): NginxController | undefined {
  const object = app.find('networking.k8s.io', 'IngressClass', '', name);
  const named = at(object?.json, 'spec', 'controller');
  return controllersOf(app).find(({ ingressClass, controllerClass }) => {
    return named === undefined ? ingressClass === name : controllerClass === named;
  });
}
