import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Refusal } from '../cluster/refusal';
import { hangUp } from './ask';
import { askTable } from './ask-table';
import { Backends } from './backends';
import { DRIVERS } from './drivers';
import type { Driver, Place } from './drivers/driver';
import { batchesOf, layOut, markerOf, portsOf } from './layout';
import { type Options, parseOptions } from './options';
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
      const place = { programs, folder: path.join(folder, driver.name) };
      failures += await runDriver(driver, place, backends, options, print);
    }
  } finally {
    backends.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  if (failures > 0) {
    const { tables, requests, seed } = options;
    throw new Refusal(
      1,
      `Run again: npm run test:gateways -- --tables ${tables} --requests ${requests} --seed ${seed}`,
    );
  }
}

/** The drivers to run, with their programs. */
function driversOf({ drivers: names, folders }: Options, print: Print) {
  const known = DRIVERS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Refusal(2, `There is no driver ${unknown}: write one of ${known.join(', ')}.`);
  const wanted = DRIVERS.filter(({ name }) => names.length === 0 || names.includes(name));
  const ready = wanted.flatMap((driver) => {
    const { programs, missing } = findPrograms(driver, folders);
    for (const { name, source } of missing) {
      print(`missing – ${driver.name}: ${name} is not on the path; it comes from ${source}`);
    }
    return missing.length === 0 ? [{ driver, programs }] : [];
  });
  if (ready.length === 0 || (names.length > 0 && ready.length < wanted.length)) {
    throw new Refusal(3, 'An implementation is not installed: --bin FOLDER names a folder that has its programs.');
  }
  return ready;
}

/** Asks an implementation about all tables, batch by batch, and returns the number of differences. */
async function runDriver(
  driver: Driver,
  place: Place,
  backends: Backends,
  options: Options,
  print: Print,
): Promise<number> {
  const { taken, refused } = makeTables(driver.targets, options);
  if (taken.length === 0) throw new Refusal(2, `No table called ${options.only} is taken by a target.`);
  const report = new Report(driver.name, options.showsAll, print);
  for (const [index, batch] of batchesOf(taken, driver.mostListeners).entries()) {
    const folder = path.join(place.folder, `batch-${index}`);
    mkdirSync(folder, { recursive: true });
    await askBatch(driver, { ...place, folder }, backends, batch, report);
  }
  report.finish(refused.length);
  return report.failures;
}

async function askBatch(
  driver: Driver,
  place: Place,
  { addressOf }: Backends,
  tables: readonly AskedTable[],
  report: Report,
): Promise<void> {
  const placed = layOut(tables, driver.gatewayClassName);
  const marker = markerOf(placed);
  const objects = [...placed.flatMap((table) => table.objects), marker.object];
  const ports = portsOf(objects);
  const secrets = secretsOf(objects, place.folder);
  const plane = await driver.start({ objects, secrets, ports, addressOf }, place);
  try {
    await waitUntilLive(ports, marker, plane.check);
    for (const table of placed) report.add(table.table, await askTable(table));
  } catch (error) {
    throw new Error(`${driver.name}: ${(error as Error).message}\n${plane.log()}`);
  } finally {
    hangUp();
    await plane.stop();
  }
}
