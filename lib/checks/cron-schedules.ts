import { choiceFlaw } from '../rules/choice';
import { cronFlaw } from '../rules/cron';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';
import { fieldsOf } from './model/read';

export const cronSchedulesCheck: Check<'cron-schedules'> = {
  name: 'cron-schedules',
  summary: 'The schedule of a CronJob has five fields in their ranges, or is one of the macros.',
  example: 'schedule "0 25 * * *" has an invalid hour: write 0 to 23, a range, a list, or *.',
  *check(app) {
    for (const object of app.ofKind('batch', 'CronJob')) {
      const { schedule, concurrencyPolicy = 'Allow' } = fieldsOf(object.json.spec);
      const flaw = typeof schedule === 'string' ? cronFlaw(schedule) : undefined;
      if (flaw !== undefined) yield problem(object, `schedule ${show(schedule)} ${flaw}.`);
      const policyFlaw = choiceFlaw(concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
      if (policyFlaw !== undefined) {
        yield problem(object, `concurrencyPolicy ${show(concurrencyPolicy)} ${policyFlaw}.`);
      }
    }
  },
};
