import type { Construct } from 'constructs';
import { PrometheusRule } from '../../../imports/monitoring.coreos.com';
import type { k8s } from '../../cdk8s/k8s';

/** The share of requests to something that must not fail, and the counters of those that do. */
export interface Availability {
  readonly metadata: k8s.ObjectMeta;
  /** The subject of the alerts, for example `user`. */
  readonly title: string;
  /** The labels of all series and alerts that are made of it. */
  readonly labels: { readonly [name: string]: string };
  /** In percent, for example `99.9`. */
  readonly objective: string;
  /** The part of all requests that may fail, for example `0.001`. */
  readonly budget: string;
  /** Selectors of counters of requests. */
  readonly requests: readonly string[];
  /** Selectors of those that failed. */
  readonly errors: readonly string[];
  /** An expression that has a value while nothing is counted. */
  readonly blindness?: string;
}

/** A rate of failed requests, as a multiple of the one that uses up the budget in 30 days, over a long and a short time. */
interface BurnRate {
  readonly factor: string;
  readonly long: string;
  readonly short: string;
}

interface Alert {
  readonly severity: string;
  /** The time in which the budget of 30 days is used up by the smallest of the rates. */
  readonly left: string;
  readonly rates: readonly BurnRate[];
}

/** https://sre.google/workbook/alerting-on-slos/, multiwindow, multi-burn-rate alerts */
const ALERTS: readonly Alert[] = [
  {
    severity: 'page',
    left: '5 days',
    rates: [
      { factor: '14.4', long: '1h', short: '5m' },
      { factor: '6', long: '6h', short: '30m' },
    ],
  },
  {
    severity: 'ticket',
    left: '30 days',
    rates: [
      { factor: '3', long: '1d', short: '2h' },
      { factor: '1', long: '3d', short: '6h' },
    ],
  },
];

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

/** The recorded series of a share of failed requests. */
const ratio = (window: string) => `slo:request_errors:ratio_rate${window}`;

/** Records the share of failed requests over each time, and alerts by it. */
export function renderAvailabilityRule(scope: Construct, id: string, availability: Availability): void {
  const { metadata, labels, requests, errors } = availability;
  const records = WINDOWS.map((window) => ({
    record: ratio(window),
    expr: `${sumOfRates(errors, window)}\n/\n${sumOfRates(requests, window)}`,
    labels: { ...labels },
  }));
  const rules = [...records, ...ALERTS.map((alert) => toAlert(alert, availability)), ...blind(availability)];
  new PrometheusRule(scope, id, { metadata, spec: { groups: [{ name: String(metadata.name), rules }] } });
}

function sumOfRates(selectors: readonly string[], window: string): string {
  const rates = selectors.map((selector) => `rate(${selector}[${window}])`);
  return rates.length === 1 ? `sum(${rates[0]})` : `sum(\n  ${rates.join('\n  or ')}\n)`;
}

function toAlert({ severity, left, rates }: Alert, { title, labels, objective, budget }: Availability) {
  const own = `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}}`;
  const above = ({ factor, long, short }: BurnRate) =>
    `(\n  ${[long, short].map((window) => `${ratio(window)}${own} > ${factor} * ${budget}`).join('\n  and ')}\n)`;
  return {
    alert: 'AvailabilityBudgetBurn',
    expr: rates.map(above).join('\nor\n'),
    labels: { severity },
    annotations: {
      summary: `${title} fails so often that the errors which ${objective} % leaves for 30 days are used up within ${left}.`,
      description: '{{ $value | humanizePercentage }} of the requests fail.',
    },
  };
}

function blind({ title, labels, blindness }: Availability) {
  if (blindness === undefined) return [];
  return [
    {
      alert: 'AvailabilityUnknown',
      expr: blindness,
      for: '5m',
      labels: { ...labels, severity: 'page' },
      annotations: {
        summary: `No request to ${title} is counted: it has no pods that are ready, or no metrics are read.`,
      },
    },
  ];
}
