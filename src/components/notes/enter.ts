/** For a field of several lines: Enter is done, Shift+Enter a new line. */
export const onEnter = (done: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  done();
};
