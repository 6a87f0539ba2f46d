import { useEffect, useState } from 'preact/hooks';
import type { Model, View } from './model.ts';

/** A model made once for a component, and its view, drawn again at each change. */
export function useModel(make: () => Model): [Model, View] {
  const [model] = useState(make);
  const [view, setView] = useState(model.view);
  useEffect(() => model.subscribe(() => setView(model.view())), [model]);
  return [model, view];
}
