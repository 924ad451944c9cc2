// `npm run test:cluster`: asks a real API server whether it takes what Portico writes. Every example and N random apps get a
// server-side dry run, an apply, a second apply that changes nothing, an empty `kubectl diff` and a delete; an app that loses
// a service and routers is applied with `--prune`, and nothing of those may be left. With `--changes` the server is also asked about every change of one field in whole objects: what it refuses, a check has to find; and which
// random pods it takes under each level of Pod Security. It needs
// `kubectl` on the path and a context; images need not run. Exit codes: 0 success, 1 a failure, 2 wrong use or a cluster that
// does not look like a throw-away one, 3 no kubectl or no cluster.
import { kubectl } from './kubectl';
import { Refusal } from './refusal';
import { runCluster } from './run-cluster';

runCluster(process.argv.slice(2), kubectl, console.log).catch((error: Error) => {
  console.error(error instanceof Refusal ? error.message : error.stack);
  process.exitCode = error instanceof Refusal ? error.exitCode : 1;
});
