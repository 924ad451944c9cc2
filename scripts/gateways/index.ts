// `npm run test:gateways`: asks real Gateway API implementations whether they send requests where `router.resolve()` says. Every
// routing case and N random tables are made into objects by the target of each implementation, loaded side by side, and asked
// through its real proxy; echo servers say what arrived. It needs Linux, where it runs in a network namespace of its own that
// ends with it. Exit codes: 0 all agree, 1 a difference, 2 wrong use, 3 an implementation is not installed.
import { Refusal } from '../cluster/refusal';
import { inOwnNetwork } from './own-network';
import { runGateways } from './run-gateways';

inOwnNetwork(() => runGateways(process.argv.slice(2), console.log)).catch((error: Error) => {
  console.error(error instanceof Refusal ? error.message : error.stack);
  process.exit(error instanceof Refusal ? error.exitCode : 1);
});
