import { z } from 'zod';
import { BODY_WORDS, COMMIT_WORDS, LINE_WORDS, strangeWords } from './pull-request/template-words.js';
import { listOf } from './setting-values.js';

const NAME = 'a name as the forge spells it: `ann`, not `@ann`; of a team `ops`, not `acme/ops`';
const names = listOf(z.string().regex(/^[^\s,/@]+$/, `must be ${NAME}`), NAME);

/** Text with words such as `{{channel}}` in it. */
function template(words: readonly string[]) {
  const known = words.map((word) => `{{${word}}}`).join(' ');
  return z
    .string()
    .min(1)
    .max(10_000)
    .superRefine((text, context) => {
      const strange = strangeWords(text, words).map((word) => `\`{{${word}}}\``);
      if (strange.length === 0) return;
      const message = `${strange.join(', ')} can't be filled in here; there are ${known}`;
      context.addIssue({ code: 'custom', message });
    });
}

/** Of our pull requests. */
export const pullRequests = {
  labels: z
    .array(z.string().min(1).max(50))
    .default(['dependencies', 'nixos'])
    .describe('Labels of the pull requests.'),
  reviewers: names.prefault([]).describe('Who is asked for a review, when a pull request is opened.'),
  'team-reviewers': names.prefault([]).describe('Teams that are asked for a review, by their slugs.'),
  assignees: names.prefault([]).describe('Who is assigned, when a pull request is opened.'),
  milestone: z.string().min(1).optional().describe('Title of the milestone of the pull requests.'),
  'pull-request-title': template(LINE_WORDS).default('{{title}}').describe('Title of the pull requests.'),
  'pull-request-body': template(BODY_WORDS)
    .refine((text) => /\{\{\s*report\s*\}\}/.test(text), { error: 'must have {{report}} in it' })
    .default('{{report}}')
    .describe('Body of the pull requests; `{{report}}` must be in it.'),
  'commit-message': template(COMMIT_WORDS)
    .default('{{title}}\n\n{{pins}}')
    .describe('Message of our commits: the first line is the headline.'),
  'auto-merge': z
    .enum(['off', 'merge', 'squash', 'rebase'])
    .default('off')
    .describe('How the forge merges by itself what is proven and needs no person.'),
  unproven: z
    .enum(['draft', 'nothing'])
    .default('draft')
    .describe('What becomes of a bump whose rebuild failed: a draft, to mend it on, or nothing.'),
  'issue-after': z
    .int()
    .min(0)
    .max(99)
    .default(3)
    .describe('An issue is opened when a channel failed in so many runs, one after the other; 0: never.'),
  'base-branch': z
    .string()
    .regex(/^[^\s~^:?*[\\]+$/, "must be a branch's name")
    .optional()
    .describe('The branch that is proposed to; default: the one that the workflow runs on.'),
  'branch-prefix': z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must begin a branch name')
    // As git's check-ref-format has it.
    .refine((p) => !/\.\.|\/\/|\/\.|\.lock\/|\.\//.test(p), { error: 'must begin a branch name' })
    .default('channel-bump/')
    .describe('What the names of our branches begin with; no `..` and no `//`.'),
};
