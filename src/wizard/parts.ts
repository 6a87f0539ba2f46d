/** Labels of an outcome's parts, in the order of the page. */
export const PART_LABELS = {
  mitigate: 'Do this now',
  verify: 'Check that it worked',
  rollback: 'Undo',
  fix: 'Lasting fix',
  escalate: 'Escalate with',
} as const;
