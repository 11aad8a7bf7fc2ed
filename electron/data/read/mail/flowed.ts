// format=flowed (RFC 3676): lines that end in a space go on in the next one of the same quote depth. postal-mime joins
// quoted lines with their marks in between.

const quoteMarks = /^>*/;

/** Text with its flowed paragraphs joined. `delSp`: the space before a soft break is not part of the text. */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open: string[] | null = null;
  let openDepth = 0;
  const close = (): void => {
    if (open) out.push((openDepth > 0 ? `${">".repeat(openDepth)} ` : "") + open.join(""));
    open = null;
  };
  for (const line of text.split("\n")) {
    const depth = quoteMarks.exec(line)![0].length;
    let rest = line.slice(depth);
    if (rest.startsWith(" ")) rest = rest.slice(1);
    if (open && depth !== openDepth) close();
    const signature = rest === "-- ";
    if (signature) close();
    const soft = rest.endsWith(" ") && !signature;
    if (soft && delSp) rest = rest.slice(0, -1);
    open ??= [];
    open.push(rest);
    openDepth = depth;
    if (!soft) close();
  }
  close();
  return out.join("\n");
}
