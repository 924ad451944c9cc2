/**
 * The number of single-letter edits (insert, delete, replace, swap of neighbours) between two words: the Damerau-Levenshtein
 * distance in its "optimal string alignment" form.
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/**
 * The known name that the author of an unknown one most likely meant, or undefined. At most a third of the letters and at most
 * three may differ, since a farther guess would confuse.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase().replaceAll('_', '-');
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    // The distance is at least the difference in length, which costs nothing to know.
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate);
    if (distance < bestDistance && !addsWord(wanted, candidate)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** True for names that differ in numbers or single letters, as `user-v1` and `user-v2`, or `team-a` and `team-b`: no slip. */
export function areOfOneKind(one: string, other: string): boolean {
  return withoutNumbers(one) === withoutNumbers(other);
}

const withoutNumbers = (name: string) => name.replace(/\d+|\b[a-z]\b/g, '0');

/** True for a name that is another with a word at one end, as `dnsConfig` is `config`: it means something else. */
function addsWord(name: string, other: string): boolean {
  return name.length >= other.length + 3 && (name.startsWith(other) || name.endsWith(other));
}

/** The only name that begins with the word, or that the word begins with, as `httpGet` begins with `http`. */
export function onlyExtension(word: string, names: readonly string[]): string | undefined {
  // `imagefeatures` is more another word than `image`.
  const isWord = (name: string) => word.startsWith(name) && word.length < 2 * name.length;
  const alike = names.filter((name) => name.length > 2 && (name.startsWith(word) || isWord(name)));
  return alike.length === 1 && word.length > 2 ? alike[0] : undefined;
}
