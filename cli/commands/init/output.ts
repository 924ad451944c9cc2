import { columns } from '../../../lib/rules/columns';
import { show } from '../../../lib/rules/show';
import { docsPage } from '../../own-package';
import type { Additions } from './additions';
import type { Project } from './project';
import { type Answers, isMadeUp } from './questions';

/** Circumstances of what was added. */
interface Occasion {
  /** The folder as it was written. */
  readonly written: string;
  readonly isTrial: boolean;
  readonly project: Project;
  readonly given: Partial<Answers>;
  readonly answers: Answers;
}

/** Says what was added and what was left, and what to do next. */
export function reportOf({ files, left, notes }: Additions, occasion: Occasion): string {
  const { written, isTrial, project } = occasion;
  const where = written === '.' ? 'this folder' : written;
  const blocks: string[][] = [];
  if (files.length === 0) blocks.push([`Nothing to add to ${where}.`]);
  else {
    const rows = files.map(({ name, summary }) => [name, summary]);
    blocks.push([`${isTrial ? 'Would be added' : 'Added'} to ${where}:`, ...columns(rows)]);
  }
  const others = [...notes, ...unused(occasion)];
  if (left.length > 0) others.unshift(`Left as they are: ${left.join(', ')}.`);
  if (others.length > 0) blocks.push(others);
  const steps = isTrial || files.length === 0 ? [] : stepsAfter(files, occasion);
  if (steps.length > 0) blocks.push(['Next:', ...steps.map((step) => `  ${step}`)]);
  if (!project.isNew && steps.length > 0) {
    blocks.push([
      `How services and routes are written: ${docsPage('getting-started.md')}`,
      `To check the existing objects, call PorticoChecks.of(app): ${docsPage('checks.md')}`,
    ]);
  }
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}

/** Options are for files that are written. */
function unused({ project, given }: Occasion): string[] {
  const options = Object.entries(given).flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`]));
  if (project.isNew || options.length === 0) return [];
  return [`The app is there already: ${options.join(', ')} ${options.length === 1 ? 'is' : 'are'} for a new one.`];
}

function stepsAfter(files: Additions['files'], { written, project, answers }: Occasion): string[] {
  const steps = written === '.' ? [] : [`cd ${/\s/.test(written) ? show(written) : written}`];
  const { main, steps: then, dependency } = project.language;
  if (project.isNew && isMadeUp(answers)) steps.push(`# write your image into ${main}`);
  if (files.some(({ name }) => name === dependency.file)) steps.push(...then.install);
  return project.isNew ? [...steps, ...then.use] : steps;
}
