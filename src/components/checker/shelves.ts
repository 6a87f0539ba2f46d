/** One example of the gallery, as `/check/examples.json` holds it. */
export interface Example {
  /** The page it stands on, by its title. */
  page: string;
  href: string;
  /** A topic's runbook, or a rule. */
  of: 'topic' | 'rule';
  /** Faulty, or the same put right. */
  kind: 'bad' | 'good';
  yaml: string;
  istio?: string;
  complete?: boolean;
}

/** Examples of one page. */
export interface Shelf {
  page: string;
  href: string;
  of: Example['of'];
  examples: Example[];
}

/** The examples by page, topics first, those whose page, address or text holds all words asked for. */
export function shelves(examples: Example[], asked: string): Shelf[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = examples.filter(({ page, href, yaml }) => {
    const text = `${page} ${href} ${yaml}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...Map.groupBy(kept, ({ href }) => href).values()]
    .map((members): Shelf => {
      const { page, href, of } = members[0]!;
      return { page, href, of, examples: members };
    })
    .sort((a, b) => Number(a.of === 'rule') - Number(b.of === 'rule') || a.page.localeCompare(b.page));
}

/** "Faulty", "Put right", numbered where a page has several of a kind. */
export function labelOf(example: Example, shelf: Shelf): string {
  const alike = shelf.examples.filter(({ kind }) => kind === example.kind);
  const word = example.kind === 'bad' ? 'Faulty' : 'Put right';
  return alike.length > 1 ? `${word} ${alike.indexOf(example) + 1}` : word;
}
