import { App, Chart } from 'cdk8s';
import { Backend, IngressRouter, type RouteRequest } from 'cdk8s-portico';
import { median, milliseconds, type Row } from './measure';

const ROUTES = 1000;
const DECISIONS = 200_000;
const ROUNDS = 5;
const TARGET = 200_000;

/** Decisions a second on a long route table: exact hits, prefixes far above the path, and the default backend. */
export function resolveSpeed(): Row {
  const router = longTable();
  const requests = mixedRequests();
  const decideAll = () => {
    let forwarded = 0;
    for (let done = 0; done < DECISIONS; done += requests.length) {
      for (const request of requests) forwarded += router.resolve(request).backends.length;
    }
    if (forwarded < DECISIONS) throw new Error(`${DECISIONS - forwarded} requests went nowhere`);
  };
  decideAll();
  const perSecond = DECISIONS / (median(Array.from({ length: ROUNDS }, () => milliseconds(decideAll))) / 1000);
  return {
    what: `resolve() on ${ROUTES} routes, decisions a second`,
    against: '–',
    measured: rounded(perSecond),
    target: `≥ ${rounded(TARGET)}`,
    met: perSecond >= TARGET,
  };
}

function longTable(): IngressRouter {
  const chart = new Chart(new App(), 'chart');
  const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: Backend.external('home', 80) });
  for (let number = 0; number < ROUTES; number += 2) {
    const backend = Backend.external(`service-${number}`, 80);
    router.exact(`/shop/area-${number}/status`, backend);
    router.prefix(`/shop/area-${number}`, backend);
  }
  return router;
}

function mixedRequests(): RouteRequest[] {
  return Array.from({ length: ROUTES / 2 }, (_, index) => `/shop/area-${index * 2}`).flatMap((area) =>
    [`${area}/status`, `${area}/items/42/pictures/7?size=large`, `${area}x/items`].map((path) => ({
      host: 'abc.com',
      path,
    })),
  );
}

const rounded = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 3 });
