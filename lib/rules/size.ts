import { Size } from 'cdk8s';
import { isWholeNumber } from './numbers';

/** A whole number of kibibytes. */
export function sizeFlaw(size: unknown): string | undefined {
  if (size instanceof Size && isWholeNumber(size.toKibibytes({ rounding: 2 }), 1)) return undefined;
  return 'is not a whole number of kibibytes: write, for example, Size.mebibytes(8)';
}
