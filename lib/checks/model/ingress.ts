import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, type Fields, itemsOf, stringMapOf } from './read';

export const ingressesOf = (app: AppIndex): readonly AppObject[] => app.ofKind('networking.k8s.io', 'Ingress');

export const ingressRulesOf = ({ json }: AppObject): readonly Fields[] => itemsOf(at(json, 'spec', 'rules'));

export const httpPathsOf = (rule: Fields): readonly Fields[] => itemsOf(at(rule, 'http', 'paths'));

export const annotationsOf = ({ json }: AppObject) => stringMapOf(at(json, 'metadata', 'annotations'));
