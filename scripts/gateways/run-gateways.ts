import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Refusal } from '../cluster/refusal';
import { hangUp } from './ask';
import { askTable } from './ask-table';
import { Backends } from './backends';
import { DRIVERS } from './drivers';
import type { Driver, Place } from './drivers/driver';
import { batchesOf, layOut, type PlacedTable } from './layout';
import { type Options, parseOptions } from './options';
import { askProbe, makeProbes } from './policies/ask-probes';
import { findPrograms } from './programs';
import { Report } from './report';
import { secretsOf } from './surroundings';
import { type AskedTable, makeTables } from './tables';
import { waitUntilLive } from './wait-until-live';

type Print = (line: string) => void;

/** Runs the command, and throws a `Refusal` when its exit code is not 0. */
export async function runGateways(args: readonly string[], print: Print): Promise<void> {
  const options = parseOptions(args);
  const drivers = driversOf(options, print);
  print(`${options.tables} random tables of seed ${options.seed}, ${options.requests} requests each`);
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-gateways-'));
  const backends = new Backends();
  await backends.start();
  let failures = 0;
  try {
    for (const { driver, programs } of drivers) {
      const place = { programs, folder: path.join(folder, driver.name), crds: options.crds };
      failures += await runDriver(driver, place, backends, options, print);
    }
  } finally {
    backends.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  if (failures > 0) {
    const { tables, requests, seed, isPortable } = options;
    const again = `--tables ${tables} --requests ${requests} --seed ${seed}${isPortable ? ' --portable' : ''}`;
    throw new Refusal(1, `Run again: npm run test:gateways -- ${again}`);
  }
}

/** The drivers to run, with their programs. */
function driversOf({ drivers: names, folders, crds }: Options, print: Print) {
  const known = DRIVERS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Refusal(2, `There is no driver ${unknown}: write one of ${known.join(', ')}.`);
  const wanted = DRIVERS.filter(({ name }) => names.length === 0 || names.includes(name));
  const ready = wanted.flatMap((driver) => {
    const { programs, missing } = findPrograms(driver, folders);
    const reasons = [
      ...missing.map(({ name, source }) => `${name} is not on the path; it comes from ${source}`),
      ...(driver.needsCrds && crds === undefined ? ['--crds FOLDER is not given'] : []),
    ];
    for (const reason of reasons) print(`missing – ${driver.name}: ${reason}`);
    return reasons.length === 0 ? [{ driver, programs }] : [];
  });
  if (ready.length === 0 || (names.length > 0 && ready.length < wanted.length)) {
    throw new Refusal(3, 'An implementation is not installed: --bin FOLDER names a folder that has its programs.');
  }
  return ready;
}

/** Asks an implementation about all tables and policies, batch by batch, and returns the number of differences. */
async function runDriver(
  driver: Driver,
  place: Place,
  backends: Backends,
  options: Options,
  print: Print,
): Promise<number> {
  const targets = options.isPortable ? driver.entrance.portable : driver.targets;
  const tables = makeTables(targets, options, driver.readsListenerSets);
  const probes = makeProbes({ ...driver, targets }, options);
  if (tables.taken.length + probes.taken.length === 0) {
    throw new Refusal(2, `No table or policy called ${options.only} is taken by a target.`);
  }
  const report = new Report(driver.name, options.showsAll, print);
  let count = 0;
  const inBatches = async <Table extends AskedTable>(all: readonly Table[], askAll: AskAll<Table>) => {
    for (const batch of batchesOf(all, driver)) {
      const folder = path.join(place.folder, `batch-${count++}`);
      mkdirSync(folder, { recursive: true });
      await serve(driver, { ...place, folder }, backends, batch, askAll);
    }
  };
  await inBatches(tables.taken, async (placed) => {
    for (const each of placed) report.add(each.table, await askTable(each));
  });
  await inBatches(probes.taken, async (placed) => {
    for (const each of placed) report.addProbe(each.table, await askProbe(each.table, each));
  });
  report.finish(tables.refused.length, probes.refused);
  return report.failures;
}

type AskAll<Table extends AskedTable> = (placed: readonly PlacedTable<Table>[]) => Promise<void>;

/** Asks while an implementation serves the tables. */
async function serve<Table extends AskedTable>(
  driver: Driver,
  place: Place,
  { addressOf }: Backends,
  tables: readonly Table[],
  askAll: AskAll<Table>,
): Promise<void> {
  const placed = layOut(tables, driver.entrance);
  const markers = driver.entrance.markers(placed);
  const objects = [...placed.flatMap((table) => table.objects), ...markers.map(({ object }) => object)];
  const secrets = secretsOf(objects, place.folder);
  const plane = await driver.start({ objects, secrets, tables: placed, addressOf }, place);
  try {
    await waitUntilLive(
      placed.flatMap(({ ports }) => ports),
      markers,
      plane.check,
    );
    await askAll(placed);
  } catch (error) {
    throw new Error(`${driver.name}: ${(error as Error).message}\n${plane.log()}`);
  } finally {
    hangUp();
    await plane.stop();
  }
}
