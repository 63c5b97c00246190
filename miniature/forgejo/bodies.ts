import { z } from 'zod';

/** Larger bodies of requests. */

const identity = z.strictObject({ name: z.string().optional(), email: z.string().optional() });
export const changeFiles = z.strictObject({
  branch: z.string().max(100).optional(),
  new_branch: z.string().max(100).optional(),
  message: z.string().optional(),
  author: identity.optional(),
  committer: identity.optional(),
  signoff: z.boolean().optional(),
  files: z.array(
    z.strictObject({
      operation: z.enum(['create', 'update', 'delete']),
      path: z.string().min(1).max(500),
      content: z.string().optional(),
      sha: z.string().optional(),
      from_path: z.string().optional(),
    }),
  ),
});
export const pullFields = {
  title: z.string().optional(),
  body: z.string().optional(),
  base: z.string().optional(),
  assignee: z.string().optional(),
  assignees: z.array(z.string()).optional(),
  milestone: z.int().optional(),
  labels: z.array(z.int()).optional(),
};
