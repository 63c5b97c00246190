/** What a comparison can be printed as. */
export const FORMS = ['text', 'markdown', 'json', 'html'] as const;
export type Form = (typeof FORMS)[number];
