const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/**
 * What a diagram of ours shows, in its own words: the title and the description that every one of them carries.
 * @param source the text of `src/components/diagrams/<name>.astro`; throws when it has no such words
 */
export function diagramWords(source: string): string {
  const words = ['title', 'desc'].map((tag) => {
    const inner = new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`).exec(source)?.[1];
    if (!inner) throw new Error(`a diagram has no <${tag}>`);
    return inner
      .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ENTITIES[name]!)
      .replace(/\s+/g, ' ')
      .trim();
  });
  return words.join('. ');
}
