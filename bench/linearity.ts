import { portico } from './apps';
import { measurePairs, type Row } from './measure';

const MANY = 5000;
const FEW = 500;
/** Repeats, since a run with few services is too short to measure. */
const REPEATS = 3;
const PAIRS = 3;
const TARGET = 1.3;

/** Compares the cost of a service among thousands with that among hundreds. */
export function linearity(): Row {
  const pair = measurePairs(
    PAIRS,
    () => portico(MANY).synthYaml(),
    () => {
      for (let run = 0; run < REPEATS; run++) portico(FEW).synthYaml();
    },
  );
  const scale = MANY / (FEW * REPEATS);
  const ratio = pair.ratio / scale;
  return {
    what: `time per service, ${MANY} services: ${microseconds(pair.ours / MANY)}`,
    against: `${FEW} services: ${microseconds(pair.theirs / (FEW * REPEATS))}`,
    measured: ratio.toFixed(2),
    target: `≤ ${TARGET}`,
    met: ratio <= TARGET,
  };
}

const microseconds = (milliseconds: number) => `${(milliseconds * 1000).toFixed(0)} µs`;
