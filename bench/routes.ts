import { App, Chart } from 'cdk8s';
import { Backend, IngressRouter, Rewrite } from 'cdk8s-portico';
import { median, milliseconds, type Row } from './measure';

const ROUTES = 5000;
const HOSTS = 200;
const RUNS = 5;
const TARGET = 1500;

/** A large table of every kind of match and rewrite, compiled into Ingress objects. */
export function routes(): Row {
  const times = Array.from({ length: RUNS + 1 }, () => milliseconds(() => compile(ROUTES, HOSTS)));
  const time = median(times.slice(1));
  const tenth = median(Array.from({ length: RUNS }, () => milliseconds(() => compile(ROUTES / 10, HOSTS / 10))));
  return {
    what: `compiling ${ROUTES} routes over ${HOSTS} hosts, in ms`,
    against: `${(time / ROUTES / (tenth / (ROUTES / 10))).toFixed(2)} times as long a route as at a tenth`,
    measured: time.toFixed(0),
    target: `≤ ${TARGET}`,
    met: time <= TARGET,
  };
}

function compile(count: number, hosts: number): void {
  const chart = new Chart(new App(), 'many');
  const backend = Backend.external('service', 80);
  const router = new IngressRouter(chart, 'router', { defaultBackend: backend });
  for (let number = 0; number < count; number++) {
    const host = `h${number % hosts}.abc.com`;
    const path = `/service-${number}`;
    if (number % 10 === 0) router.prefix(path, backend, { host, rewrite: Rewrite.stripPrefix() });
    else if (number % 10 === 1) router.regex(`${path}/[0-9]+`, backend, { host });
    else if (number % 10 === 2) router.exact(path, backend, { host });
    else router.prefix(path, backend, { host });
  }
  chart.toJson();
}
