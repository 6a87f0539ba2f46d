/** The time that rules take as now, in milliseconds since 1970. Tests set it; nobody else does. */
export const clock = { now: (): number => Date.now() };
