import { z } from 'zod';

/** Of the gate, and of the check runs that `update` posts in its stead. */
export const gateSettings = {
  'gate-hosts': z
    .enum(['pins', 'all'])
    .default('pins')
    .describe('`all`: hosts are rebuilt, base against head, also where a pull request changes no pin.'),
  'host-checks': z
    .int()
    .min(0)
    .max(500)
    .default(50)
    .describe('So many hosts have a check run of their own, at most.'),
  comment: z
    .enum(['always', 'on-change', 'never'])
    .default('on-change')
    .describe("The gate's comment: `on-change` where a pin or a host changes, or where there is one."),
  'post-checks': z
    .enum(['auto', 'always', 'never'])
    .default('auto')
    .describe(
      "Whether `update` posts check runs on its own pull requests; `auto`: with a workflow's own token, which starts no workflow.",
    ),
};
