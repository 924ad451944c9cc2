import { checkLabelMap, checkObjectName } from '../../rules/names';
import type { Report } from '../../rules/report';
import { checkInstance, checkMap } from '../../rules/structs';
import { AntiAffinity, Spread } from './spread';

export function checkSpread(report: Report, spread: unknown): void {
  checkInstance(report, 'spread', spread, Spread, 'Spread.required()');
}

export function checkAntiAffinity(report: Report, antiAffinity: unknown): void {
  checkInstance(report, 'antiAffinity', antiAffinity, AntiAffinity, 'AntiAffinity.preferred()');
}

export function checkNodeSelector(report: Report, labels: unknown): void {
  if (!checkMap(report, 'nodeSelector', labels, '{ "kubernetes.io/arch": "arm64" }')) return;
  checkLabelMap(report, 'nodeSelector', labels as { [key: string]: string });
}

export function checkPriorityClass(report: Report, name: unknown): void {
  checkObjectName(report, 'PriorityClass', name, 'important');
}
