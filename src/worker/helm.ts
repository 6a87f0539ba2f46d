const OBJECTS = /^(?:HOOKS|MANIFEST):\s*$/;
const OTHERS = /^(?:USER-SUPPLIED VALUES|COMPUTED VALUES|NOTES):\s*$/;

/**
 * What `helm install --dry-run`, `helm upgrade --dry-run --debug` and `helm get all` print, with all but the objects
 * blanked, so that lines, columns and offsets stay. Any other text comes back as it is.
 */
export function blankHelm(text: string): string {
  if (!/^(?:MANIFEST|NOTES):\s*$/m.test(text) || !/^# Source: /m.test(text)) return text;
  // What stands before the first section is the release's name, status and debug lines.
  let objects = !/^(?:HOOKS|MANIFEST):\s*$/m.test(text);
  return text
    .split('\n')
    .map((line) => {
      if (OBJECTS.test(line)) {
        objects = true;
        return blank(line);
      }
      if (OTHERS.test(line)) objects = false;
      return objects ? line : blank(line);
    })
    .join('\n');
}

const blank = (line: string): string => line.replaceAll(/[^\r]/g, ' ');
