import { Size } from 'cdk8s';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { isWholeNumber } from '../../rules/numbers';
import { amountOf, canonicalQuantity } from '../../rules/quantity';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** @param example as it is written, such as `Size.mebibytes(100)`. */
export function* checkVolumeSize(what: string, size: unknown, example: string): Findings {
  const bytes = size instanceof Size ? (amountOf(size.asString()) ?? 0) : undefined;
  if (bytes === undefined) yield wrongType(what, size, `a size such as ${example}`);
  else if (!isWholeNumber(bytes, 1)) {
    const flaw = bytes > 0 ? 'is not a whole number of bytes' : 'is not above 0';
    yield finding('volume', `${what} ${show(size)} ${flaw}: write, for example, ${example}.`);
  }
}

/** A size as the API server writes it back. */
export const volumeSize = (size: Size): string => canonicalQuantity(size.asString());
