import { type Backend, CanaryRelease, type CanaryReleaseOptions } from '../../../../../lib';
import { service } from '../tables';
import { type Pair, router } from './pair';

const [v1, v2, v3] = ['user-v1', 'user-v2', 'user-v3'].map(service) as [Backend, Backend, Backend];
const release = (options: Partial<CanaryReleaseOptions> = {}) =>
  new CanaryRelease({ stable: v1, canary: v2, ...options });
const NEXT = { name: 'x-release', value: 'next' };

/** Releases that begin, go on and end. */
export const RELEASE_PAIRS: readonly Pair[] = [
  {
    title: 'another weight, in two routes',
    before: router((r) => {
      const user = release({ weight: 10, header: NEXT });
      r.prefix('/user', user);
      r.prefix('/me', user);
    }),
    after: router((r) => {
      const user = release({ weight: 20, header: NEXT });
      r.prefix('/user', user);
      r.prefix('/me', user);
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user or below /me go to user-v1:80 (80 %), user-v2:80 (20 %) instead of user-v1:80 (90 %), user-v2:80 (10 %). | GET http://abc.com/me: user-v1:80 (90 %), user-v2:80 (10 %) → user-v1:80 (80 %), user-v2:80 (20 %)',
    ],
  },
  {
    title: 'a release that begins with a header, a cookie and a weight',
    before: router((r) => r.prefix('/user', v1)),
    after: router((r) => r.prefix('/user', release({ weight: 10, header: NEXT, cookie: 'trial' }))),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to user-v1:80 (90 %), user-v2:80 (10 %) instead of user-v1:80. | GET http://abc.com/user: user-v1:80 → user-v1:80 (90 %), user-v2:80 (10 %)',
      'traffic shop/router abc.com: Requests to abc.com below /user with x-release: next or with the cookie trial=always go to user-v2:80 instead of user-v1:80. | GET http://abc.com/user with x-release: next: user-v1:80 → user-v2:80',
    ],
  },
  {
    title: 'a release that begins with a header alone, behind an exact path of the same text',
    before: router((r) => {
      r.exact('/user', v3);
      r.prefix('/user', v1);
    }),
    after: router((r) => {
      r.exact('/user', v3);
      r.prefix('/user', release({ header: NEXT }));
    }),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user with x-release: next go to user-v2:80 instead of user-v1:80. | GET http://abc.com/user/ with x-release: next: user-v1:80 → user-v2:80',
    ],
  },
  {
    title: 'a release that is promoted',
    before: router((r) => r.prefix('/user', release({ weight: 50, header: NEXT }))),
    after: router((r) => r.prefix('/user', v2)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to user-v2:80 instead of user-v1:80 (50 %), user-v2:80 (50 %). | GET http://abc.com/user: user-v1:80 (50 %), user-v2:80 (50 %) → user-v2:80',
    ],
  },
  {
    title: 'a release that is aborted',
    before: router((r) => r.prefix('/user', release({ weight: 50, header: NEXT }))),
    after: router((r) => r.prefix('/user', v1)),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user go to user-v1:80 instead of user-v1:80 (50 %), user-v2:80 (50 %). | GET http://abc.com/user: user-v1:80 (50 %), user-v2:80 (50 %) → user-v1:80',
      'traffic shop/router abc.com: Requests to abc.com below /user with x-release: next go to user-v1:80 instead of user-v2:80. | GET http://abc.com/user with x-release: next: user-v2:80 → user-v1:80',
    ],
  },
  {
    title: 'another value of the header',
    before: router((r) => r.prefix('/user', release({ header: NEXT }))),
    after: router((r) => r.prefix('/user', release({ header: { name: 'x-release', value: 'beta' } }))),
    changes: [
      'traffic shop/router abc.com: Requests to abc.com below /user with x-release: next go to user-v1:80 instead of user-v2:80. | GET http://abc.com/user with x-release: next: user-v2:80 → user-v1:80',
      'traffic shop/router abc.com: Requests to abc.com below /user with x-release: beta go to user-v2:80 instead of user-v1:80. | GET http://abc.com/user with x-release: beta: user-v1:80 → user-v2:80',
    ],
  },
  {
    title: 'another canary',
    before: router((r) => r.prefix('/user', release({ weight: 10, header: NEXT }))),
    after: router((r) => r.prefix('/user', release({ canary: v3, weight: 10, header: NEXT }))),
    changes: [
      'traffic shop/router abc.com: All requests that went to user-v2:80 go to user-v3:80. | GET http://abc.com/user: user-v1:80 (90 %), user-v2:80 (10 %) → user-v1:80 (90 %), user-v3:80 (10 %)',
    ],
  },
  {
    title: 'another stable version, which the default backend still has',
    before: router((r) => r.prefix('/user', release({ weight: 10, header: NEXT })), { defaultBackend: service('web') }),
    after: router((r) => r.prefix('/user', release({ stable: v3, weight: 10, header: NEXT })), { defaultBackend: v1 }),
    changes: [
      'traffic shop/router abc.com: All requests that went to web:80 go to user-v1:80. | GET http://abc.com/: web:80 → user-v1:80',
      'traffic shop/router abc.com: Requests to abc.com below /user that went to user-v1:80 go to user-v3:80. | GET http://abc.com/user: user-v1:80 (90 %), user-v2:80 (10 %) → user-v3:80 (90 %), user-v2:80 (10 %)',
    ],
  },
  {
    title: 'a weight in other units',
    before: router((r) => r.prefix('/user', release({ weight: 10 }))),
    after: router((r) => r.prefix('/user', release({ weight: 100, weightTotal: 1000 }))),
    changes: [],
  },
];
