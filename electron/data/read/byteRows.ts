// The rows of a text table for readers of many numbers: plain rows are cut as bytes without making any text of them; the
// others go through the reader of rows, so that both ways give the same.
import { decoderFor, hasControlBytes } from "./encoding.ts";
import { readChunks, type ReadWatch } from "./files.ts";
import { RowReader } from "./csvRows.ts";
import type { CsvSource, Table, TableRow } from "./tableShape.ts";

/** A row whose cells are cut: cell `n` is the bytes from `starts[n]` to `ends[n]`, without quotes. */
export interface CutRow {
  bytes: Buffer;
  starts: Int32Array;
  ends: Int32Array;
}

export interface RowSink {
  /** Takes a plain row; false where it has to be taken as text. */
  plain(row: CutRow, line: number): boolean;
  /** Takes any row. */
  row(row: TableRow): void;
  /** The row that was taken as text just now was this one. */
  learn(row: CutRow): void;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** What `cut` says instead of the place after the row. */
const incomplete = -1;
const notPlain = -2;

/** Encodings whose signs of a table are single bytes that are no part of another character. */
const bytewise = /^(?:utf-8|windows-125\d|iso-8859-\d+|macintosh)$/;

/**
 * Cuts the row that begins at `from`. Plain rows have as many cells as the header, no control characters, and quotes only
 * around whole cells that hold none.
 */
function cut(
  { bytes, starts, ends }: CutRow,
  from: number,
  limit: number,
  delimiter: number,
  columns: number,
): number {
  let cell = 0;
  let at = from;
  for (;;) {
    if (at < limit && bytes[at] === quote) {
      starts[cell] = ++at;
      while (at < limit && bytes[at] !== quote) if (bytes[at++]! < 32) return notPlain;
      if (at >= limit) return incomplete;
      ends[cell] = at++;
      const next = bytes[at];
      if (at < limit && next !== delimiter && next !== lineFeed && next !== carriageReturn) return notPlain;
    } else {
      starts[cell] = at;
      let byte = 0;
      while (at < limit && (byte = bytes[at]!) !== delimiter && byte >= 32 && byte !== quote) at++;
      ends[cell] = at;
    }
    if (at >= limit) return incomplete;
    const byte = bytes[at]!;
    if (byte === delimiter) {
      if (++cell >= columns) return notPlain;
      at++;
      continue;
    }
    if (byte === carriageReturn) {
      if (at + 1 >= limit) return incomplete;
      if (bytes[at + 1] !== lineFeed) return notPlain;
      at++;
    } else if (byte !== lineFeed) return notPlain;
    return cell === columns - 1 ? at + 1 : notPlain;
  }
}

/** Whether rows of a table can be cut as bytes. */
const cuttable = ({ encoding, layout }: CsvSource): boolean =>
  bytewise.test(encoding.encoding) &&
  !encoding.broken &&
  layout.newline === "\n" &&
  layout.delimiter.length === 1 &&
  layout.delimiter !== '"' &&
  layout.delimiter.charCodeAt(0) < 128;

/** The most rows that are handed on as text at once, where none of them is plain. */
const longestBatch = 512;

async function* byteRows(source: CsvSource, sink: RowSink, watch: ReadWatch): AsyncGenerator<number> {
  const { stamp, encoding, layout } = source;
  const columns = layout.header.length;
  const delimiter = layout.delimiter.charCodeAt(0);
  const reader = new RowReader(source);
  const row: CutRow = {
    bytes: Buffer.alloc(0),
    starts: new Int32Array(columns),
    ends: new Int32Array(columns),
  };
  const each = (taken: TableRow): void => sink.row(taken);
  const decoder = decoderFor(encoding.encoding);
  // All pieces end with a whole line, so no character is cut.
  const textOf = (bytes: Buffer): string => decoder.decode(bytes);
  let skip = layout.headerLine - 1;
  /** Of a cell with line ends that is not complete. */
  let open = "";
  const take = (piece: Buffer, more: boolean, end = ""): void => {
    reader.strange = hasControlBytes(piece) || (reader.strange && open !== "");
    open = reader.take(open + textOf(piece) + end, more, each);
  };
  let carried: Buffer = Buffer.alloc(0);
  let batch = 1;
  let done = 0;
  let mark = encoding.mark;
  for await (const chunk of readChunks(stamp, watch)) {
    done += chunk.length;
    row.bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const { bytes } = row;
    const limit = bytes.lastIndexOf(lineFeed) + 1;
    let at = mark;
    if (limit > 0) mark = 0;
    while (skip > 0 && at < limit) {
      at = bytes.indexOf(lineFeed, at) + 1;
      skip--;
    }
    while (at < limit) {
      if (open !== "") {
        take(bytes.subarray(at, limit), true);
        at = limit;
        break;
      }
      const end = reader.headerSeen ? cut(row, at, limit, delimiter, columns) : notPlain;
      if (end > 0 && sink.plain(row, reader.line)) {
        reader.line++;
        at = end;
        batch = 1;
        continue;
      }
      let to = end > 0 ? end : at;
      for (let lines = end > 0 ? batch : 0; lines < batch && to < limit; lines++)
        to = bytes.indexOf(lineFeed, to) + 1;
      take(bytes.subarray(at, to), true);
      if (end > 0) sink.learn(row);
      else batch = Math.min(batch * 2, longestBatch);
      at = to;
    }
    // The chunk's memory is used again for the next one only where it is copied here.
    carried = Buffer.from(bytes.subarray(limit > 0 ? limit : 0));
    yield done;
  }
  if (skip === 0) take(carried.subarray(mark), false, decoder.end());
  yield done;
}

async function* textRows(table: Table, sink: RowSink, watch: ReadWatch): AsyncGenerator<number> {
  let done = 0;
  const counting: ReadWatch = {
    ...watch,
    onProgress: (bytes) => {
      done = bytes;
      watch.onProgress?.(bytes);
    },
  };
  // Something of each row is given, so that the pieces come one by one.
  const take = (row: TableRow): true => {
    sink.row(row);
    return true;
  };
  for await (const _ of table.map(take, counting)) yield done;
  yield table.bytes;
}

/** Gives all rows below the header to a sink, and the bytes read so far after each piece of the file. */
export const rowsInto = (table: Table, sink: RowSink, watch: ReadWatch = {}): AsyncIterable<number> =>
  table.source && cuttable(table.source) ? byteRows(table.source, sink, watch) : textRows(table, sink, watch);

/** The same, without cutting: what the cut rows are compared with. */
export const rowsAsText = textRows;
