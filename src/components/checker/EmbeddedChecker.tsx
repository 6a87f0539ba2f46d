import { useEffect, useId, useRef } from 'preact/hooks';
import type { Options } from '../../analyzer/types.ts';
import { spawnAnalyzer } from '../../worker/spawn.ts';
import './checker.css';
import './list.css';
import { textareaEditor } from './editor.ts';
import { Findings } from './Findings.tsx';
import { single } from './files.ts';
import { createModel } from './model.ts';
import { Announcer, Summary } from './Summary.tsx';
import { useModel } from './useModel.ts';

/** A small checker inside an article: its example in a plain field, the findings under it. */
export function EmbeddedChecker({ yaml, options }: { yaml: string; options: Options }) {
  const [model, view] = useModel(() => createModel(single(yaml), options));
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useEffect(() => {
    const editor = textareaEditor(area.current!, model.typed);
    model.attach(editor);
    model.start(spawnAnalyzer);
    return () => {
      editor.destroy();
      model.stop();
    };
  }, [model]);

  return (
    <div class="checker embedded">
      <Announcer model={model} view={view} />
      <label for={id}>YAML to edit and check</label>
      <textarea
        id={id}
        ref={area}
        rows={Math.min(24, yaml.split('\n').length + 1)}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
      />
      <Summary model={model} view={view} />
      <Findings model={model} view={view} />
    </div>
  );
}

export default EmbeddedChecker;
