import { useEffect, useState } from 'preact/hooks';
import type { Model, View } from './model.ts';

/** A model made once for a component, and its view, drawn again at each change. */
export function useModel(make: () => Model): [Model, View] {
  const [model] = useState(make);
  return [model, useView(model)];
}

/** The view of somebody else's model, drawn again at each change. */
export function useView(model: Model): View {
  const [view, setView] = useState(model.view);
  useEffect(() => {
    setView(model.view());
    return model.subscribe(() => setView(model.view()));
  }, [model]);
  return view;
}
