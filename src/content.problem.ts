/** A mistake in content stops the build; MESHBOOK_LENIENT=1 only prints it, to look at pages still being written. */
export function contentProblem(message: string): void {
  if (!process.env.MESHBOOK_LENIENT) throw new Error(message);
  console.warn(`content: ${message}`);
}
