import type { Report } from './report';
import { show } from './show';

/** A whole number within bounds (inclusive). */
export function isWholeNumber(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

export function checkPort(report: Report, what: string, port: unknown): void {
  if (!isWholeNumber(port, 1, 65535)) {
    report(`${what} ${show(port)} is outside 1..65535: write a whole number, for example 8080.`);
  }
}
