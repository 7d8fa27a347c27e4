/** Text without markup: paragraphs between empty lines, and the headings and lists of Markdown. */

/** A paragraph, heading or item. */
export interface Block {
  readonly tag: "p" | "li" | "h1" | "h2" | "h3";
  readonly text: string;
}

/** The blocks of a text. */
export function blocksOf(text: string): Block[] {
  return text.split(/\n\s*\n/).flatMap((part) => {
    const blocks: Block[] = [];
    let lines: string[] = [];
    const flush = (): void => {
      const joined = lines.join(" ").trim();
      if (joined !== "") blocks.push({ tag: "p", text: joined });
      lines = [];
    };
    for (const line of part.split("\n")) {
      const heading = /^\s*(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line);
      const item = /^\s*(?:[-*+]|\d+[.)])\s+(.+)$/.exec(line);
      if (heading === null && item === null) {
        lines.push(line.trim());
        continue;
      }
      flush();
      const level = Math.min(heading?.[1]?.length ?? 0, 3);
      if (heading !== null) blocks.push({ tag: `h${level}` as "h1", text: heading[2] ?? "" });
      else blocks.push({ tag: "li", text: item?.[1] ?? "" });
    }
    flush();
    return blocks;
  });
}
