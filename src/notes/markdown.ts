/** Notes as Markdown, for a ticket or a postmortem. Pure. */
import { byDay, isCode, KINDS, type Note, type Place, timeOf } from './model.ts';

/** A block of code under an item of a list. Its fence is longer than any in the text (CommonMark 4.5). */
export function codeUnderItem(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return ['', fence, ...text.split('\n'), fence].join('\n  ').replaceAll(/^ +$/gm, '');
}

/** Prose in an item of a list: `<none>` stays to be read, and further lines stay in the item. */
const prose = (text: string): string =>
  text.replaceAll(/`[^`]*`|</g, (found) => (found === '<' ? '\\<' : found)).replaceAll(/\n\s*/g, '\n  ');

const link = ({ title, href }: Place, site: string): string =>
  `[${prose(title).replaceAll(/[[\]]/g, '\\$&')}](${site}${href})`;

/**
 * All notes, the first first, under a heading for each day.
 * @param site the origin that links lead to, such as `https://meshbook.example`
 */
export function notesMarkdown(notes: readonly Note[], site: string): string {
  const lines = ['# Incident notes', '', 'All times are UTC.'];
  for (const [day, ofDay] of byDay(notes)) {
    lines.push('', `## ${day}`, '', ...ofDay.map((note) => item(note, site)));
  }
  return `${lines.join('\n')}\n`;
}

function item(note: Note, site: string): string {
  const { kind, lead, text, place, at } = note;
  const from = place ? link(place, site) : '';
  const head = `- ${timeOf(at)} · `;
  if (isCode(kind)) {
    return `${head}${KINDS[kind]}${from && `, from ${from}`}:${codeUnderItem(text)}`;
  }
  const after = from && ` (${from})`;
  if (kind === 'answer') return `${head}${lead ? `${prose(lead)} ` : ''}**${prose(text)}**${after}`;
  if (kind === 'text') return `${head}${prose(text)}${after}`;
  const words = kind === 'outcome' ? `**${prose(text)}**` : prose(text);
  return `${head}${KINDS[kind]}: ${lead ? `${prose(lead)}: ` : ''}${words}${after}`;
}
