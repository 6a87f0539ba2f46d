import { describe, expect, test } from 'vitest';
import { commandsInMdx, commandsInYaml, faultOf, faultsIn } from '../../src/commands/written.ts';

describe('what stops a build', () => {
  const page = (command: string) => `---\ntitle: x\n---\n\nText.\n\n${command}\n`;

  test('a sub-command of istioctl that was removed, with its line', () => {
    const text = page('<Command run="istioctl verify-install -n {namespace}" />');
    expect(faultsIn('content/runbooks/x.mdx', text)).toEqual([
      'content/runbooks/x.mdx:7: istioctl verify-install was removed in 1.24; use istioctl install --verify, in: istioctl verify-install -n {namespace}',
    ]);
  });

  test('a flag that the program does not have, in an undo too', () => {
    const text = page(
      '<Command\n  run="kubectl rollout restart deploy/{deployment}"\n  undo="kubectl rollout undo deploy/{deployment} --to-rev=2"\n/>',
    );
    expect(faultsIn('content/runbooks/x.mdx', text)).toEqual([
      'content/runbooks/x.mdx:7: kubectl rollout undo has no --to-rev, in: kubectl rollout undo deploy/{deployment} --to-rev=2',
    ]);
  });

  test('in a wizard, at the line of the command', () => {
    const text =
      'questions:\n  a:\n    ask: What?\n    run: istioctl profile list\n  b:\n    run: |\n      kubectl get pods --frob\n';
    expect(faultsIn('content/wizards/x.yaml', text)).toEqual([
      'content/wizards/x.yaml:4: istioctl profile was removed in 1.24, in: istioctl profile list',
      expect.stringMatching(/^content\/wizards\/x\.yaml:6: kubectl get has no --frob, in: /),
    ]);
  });

  test('a placeholder that nobody describes', () => {
    expect(faultOf('kubectl get pods -n {name-space}')).toContain('{name-space} is not in');
    expect(faultOf('kubectl get pods -n {namespace} -o yaml')).toBeUndefined();
  });
});

test('a page without commands has none, one that cannot be read is named', () => {
  expect(commandsInMdx('No command.')).toEqual([]);
  expect(() => commandsInMdx('\n<Command run={build()} />')).toThrow('line 2: cannot read this <Command>');
  expect(commandsInYaml('signals:\n  - id: x\n    run: kubectl get pods\n')).toEqual([
    { run: 'kubectl get pods', line: 3 },
  ]);
});
