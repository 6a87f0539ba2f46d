/** One path of a wizard as Markdown, for a ticket or a postmortem. Pure. */
import { codeUnderItem } from '../notes/markdown.ts';
import { timeOf, whenOf } from '../notes/model.ts';

export interface NoteStep {
  ask: string;
  is: string;
  /** The command with its values, if the question has one. */
  run?: string | undefined;
  /** When it was answered, ISO 8601. */
  at?: string | undefined;
}

export interface NotePart {
  label: string;
  say: string;
  run?: string | undefined;
}

export interface Notes {
  title: string;
  url: string;
  /** ISO 8601. */
  now: string;
  steps: NoteStep[];
  /** The open question, or the outcome with what to do. */
  open?: string | undefined;
  outcome?: { title: string; why: string; parts: NotePart[] } | undefined;
}

export function toMarkdown(notes: Notes): string {
  const lines = [
    `# ${notes.title}`,
    '',
    `${notes.now.slice(0, 10)}, ${timeOf(notes.now)} · ${notes.url}`,
    '',
  ];
  for (const step of notes.steps) {
    const time = step.at ? `${whenOf(step.at, notes.now)} · ` : '';
    lines.push(`- ${time}${step.ask} **${step.is}**${step.run ? codeUnderItem(step.run) : ''}`);
  }
  if (notes.open) lines.push(`- Open: ${notes.open}`);
  if (notes.outcome) {
    if (notes.steps.length > 0) lines.push('');
    lines.push(`## ${notes.outcome.title}`, '', notes.outcome.why, '');
    for (const part of notes.outcome.parts)
      lines.push(`- **${part.label}:** ${part.say}${part.run ? codeUnderItem(part.run) : ''}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
