// Lines of vCards and calendars before anything is decoded, because folds may cut a character in two.
import { decoderFor, type TextEncoding } from "./encoding.ts";
import { type FileStamp, readChunks, type ReadWatch } from "./files.ts";

export interface ContentLine {
  /** One character for each byte of the file; UTF-8 where the file is UTF-16. */
  text: string;
  /** The rest of the line was too much to keep. */
  cut: boolean;
}

/** The physical lines of a file, a few at a time; of a longer one than `longest` bytes only the beginning is kept. */
export async function* physicalLines(
  stamp: FileStamp,
  encoding: TextEncoding,
  longest: number,
  watch: ReadWatch,
): AsyncGenerator<ContentLine[]> {
  const wide =
    encoding.encoding.startsWith("utf-16") || encoding.encoding.startsWith("utf-32")
      ? decoderFor(encoding.encoding)
      : null;
  let skip = encoding.mark;
  let open: ContentLine = { text: "", cut: false };
  let afterReturn = false;
  const add = (part: string): void => {
    if (open.text.length + part.length <= longest) open.text += part;
    else open.cut = true;
  };
  for await (const chunk of readChunks(stamp, watch)) {
    const bytes = skip > 0 ? chunk.subarray(skip) : chunk;
    skip = 0;
    let text = wide ? Buffer.from(wide.decode(bytes)).toString("latin1") : bytes.toString("latin1");
    if (afterReturn && text.startsWith("\n")) text = text.slice(1);
    afterReturn = text.endsWith("\r");
    const parts = text.split(/\r\n|\n|\r/);
    const lines: ContentLine[] = [];
    for (const [at, part] of parts.entries()) {
      add(part);
      if (at === parts.length - 1) break;
      lines.push(open);
      open = { text: "", cut: false };
    }
    yield lines;
  }
  if (open.text !== "" || open.cut) yield [open];
}
